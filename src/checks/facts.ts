/** What a yearly or monthly round of fact checking works through: claims that age, oldest check first. */
import type { Site } from '../site/site.ts';

export interface Fact {
  /** `YYYY-MM-DD`; undefined sorts first. */
  readonly verified: string | undefined;
  readonly file: string;
  readonly text: string;
  readonly source: string;
}

/** Every claim of `figures`, the one checked longest ago first. */
export function factsOf(site: Site): readonly Fact[] {
  return site.pages
    .flatMap(({ figures, verified, entry: { file } }) =>
      figures.map(({ text, source }): Fact => ({ verified, file, text, source })),
    )
    .sort(
      (a, b) => (a.verified ?? '').localeCompare(b.verified ?? '') || a.file.localeCompare(b.file),
    );
}

/** Pages that name a source younger than their own check: what it says now has not been read. */
export function outdatedPages(
  site: Site,
): readonly { file: string; verified: string; source: string }[] {
  return site.pages.flatMap(({ sources, verified, entry: { file } }) =>
    sources.flatMap(({ url, date }) =>
      verified !== undefined && date !== undefined && date > verified
        ? [{ file, verified, source: `${url} (${date})` }]
        : [],
    ),
  );
}

export function formatFacts(site: Site): string {
  const outdated = outdatedPages(site);
  return [
    ...factsOf(site).map(
      ({ verified, file, text, source }) =>
        `${verified ?? 'never'}  ${file}\n  ${text}\n  ${source}`,
    ),
    ...outdated.map(
      ({ file, verified, source }) => `newer source  ${file}, checked ${verified}\n  ${source}`,
    ),
    `${factsOf(site).length} claims with figures, ${outdated.length} pages with a source newer than their check`,
  ].join('\n');
}
