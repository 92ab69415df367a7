/** What an import writes, as text: pages, a catalogue entry per topic, the site's own file. */
import { parseDocument, stringify } from 'yaml';
import type { Existing } from './existing.ts';
import type { NewService } from './places.ts';

export interface PageFields {
  readonly title: string;
  readonly service: string;
  readonly order: number;
  readonly keywords: readonly string[];
  readonly movedFrom: readonly string[];
  readonly imported: {
    readonly source: string;
    readonly path: readonly string[];
    readonly hash: string;
  };
}

const frontMatter = (data: object): string => `---\n${stringify(data, { lineWidth: 0 })}---\n`;
const some = (field: string, values: readonly string[]): object =>
  values.length > 0 ? { [field]: values } : {};

/** Front matter and body → the file's text. */
export function pageText(fields: PageFields, body: string): string {
  const { movedFrom, keywords, imported, ...others } = fields;
  const more = { ...some('keywords', keywords), imported, ...some('movedFrom', movedFrom) };
  return `${frontMatter({ ...others, ...more })}${body && `\n${body}`}`;
}

/** A catalogue entry with what the notes tell of it; the rest is for a person to add. */
export function serviceText(service: NewService, summary: string, category: string): string {
  const { name, aliases, keywords } = service;
  // An ordinary word is linked in prose only where it is spelt as this name is.
  const ordinary = isDistinct(name) ? {} : { ordinary: true };
  const data = {
    name,
    category,
    summary,
    ...some('aliases', aliases),
    ...some('keywords', keywords),
  };
  return frontMatter({ ...data, ...ordinary });
}

/** Whether a name is spelt so that no ordinary word is: then it may be linked in any case. */
const isDistinct = (name: string): boolean =>
  name.split(/\s+/).length > 1 || /\p{Lu}.*\p{Lu}|\d/u.test(name);

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
  return `# Made by npm run import; edit freely: later imports only add their topics to “reading”.\n${stringify(data, { lineWidth: 0 })}`;
}

/** A site's file in which topics are read after what was there, in the order of the notes; what was not listed went by name. */
export function withReading({ site, services }: Existing, topics: readonly string[]): string {
  const document = parseDocument(site);
  const known: unknown = document.toJS() ?? {};
  const listed: unknown[] =
    typeof known === 'object' && known && 'reading' in known && Array.isArray(known.reading)
      ? known.reading
      : [];
  const byName = [...services].sort((a, b) => (a.names[0] ?? '').localeCompare(b.names[0] ?? ''));
  const all = [...new Set([...listed, ...byName.map(({ id }) => id), ...topics])];
  const added = all.slice(listed.length);
  if (document.errors.length > 0 || topics.length === 0) return site;
  if (listed.length === 0) document.set('reading', added);
  else for (const topic of added) document.addIn(['reading'], topic);
  return document.toString({ lineWidth: 0 });
}
