/** Mentions, page by page → for each entry, where it is spoken of. */
import type { ServiceId } from '../core/ids.ts';

/** What of a mention matters here; the Markdown room's mentions are such. */
export interface Spoken {
  readonly service: ServiceId;
  readonly anchor: string | undefined;
  readonly sentence: string;
  readonly linked: boolean;
}

export interface PageMentions<Page> {
  readonly page: Page;
  /** The entries whose own page it is: a page does not mention itself. */
  readonly self: ReadonlySet<string>;
  readonly mentions: readonly Spoken[];
}

/** One section that mentions an entry, with the sentence that does so first. */
export interface Backlink<Page> {
  readonly page: Page;
  readonly anchor: string | undefined;
  readonly sentence: string;
  /** How often the section mentions it. */
  readonly count: number;
}

/**
 * Collects the backlinks of all entries, in page order, then in the order of the page; one for each
 * section. The sentence is that of the link where there is one. Time is linear in the mentions.
 */
export function collectBacklinks<Page>(
  pages: Iterable<PageMentions<Page>>,
): Map<ServiceId, Backlink<Page>[]> {
  const backlinks = new Map<ServiceId, Backlink<Page>[]>();
  for (const { page, self, mentions } of pages) {
    const sections = new Map<string, Draft<Page>>();
    for (const mention of mentions) {
      if (self.has(mention.service)) continue;
      const { service, anchor, sentence, linked } = mention;
      const key = `${service} ${anchor ?? ''}`;
      const known = sections.get(key);
      if (!known) {
        const draft = { page, anchor, sentence, count: 1, linked };
        sections.set(key, draft);
        const list = backlinks.get(service);
        if (list) list.push(draft);
        else backlinks.set(service, [draft]);
        continue;
      }
      known.count += 1;
      if (linked && !known.linked) Object.assign(known, { sentence, linked });
    }
  }
  return backlinks;
}

interface Draft<Page> extends Backlink<Page> {
  sentence: string;
  count: number;
  linked: boolean;
}
