/** The files around the pages: a catalogue entry per topic, and for a new folder its `site.yaml`. */
import { stringify } from 'yaml';
import { isDistinct } from './names.ts';
import type { NewService } from './places.ts';

/** A catalogue entry with what the notes tell of it; the rest is for a person to add. */
export function serviceText(
  service: NewService,
  summary: string | undefined,
  category: string,
): string {
  const { name, aliases, keywords } = service;
  const data = {
    name,
    category,
    summary: summary ?? name,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    // An ordinary word is linked in prose only where it is spelt as this name is.
    ...(isDistinct(name) ? {} : { ordinary: true }),
  };
  return `---\n${stringify(data, { lineWidth: 0 })}---\n`;
}

/** The least a site needs to know about itself; everything in it is meant to be edited. */
export function siteText(title: string, language: string, reading: readonly string[]): string {
  const data = {
    title,
    tagline: 'Notes to read, search and share.',
    description: `${title}: notes as a searchable site.`,
    language,
    reading,
    categories: [{ id: 'topics', name: 'Topics' }],
  };
  return `# Made by npm run import; edit freely, it is never written again.\n${stringify(data, { lineWidth: 0 })}`;
}
