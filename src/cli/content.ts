/** The content folder as commands need it: whole, and without problems. */
import { checkContent } from '../checks/content.ts';
import { printProblems } from '../checks/reporter.ts';
import { contentDir } from '../content/read.ts';
import { recover } from '../importer/commit.ts';
import { loadSite } from '../site/load.ts';
import type { Site } from '../site/site.ts';

/** Undoes an import that was stopped half-way, so that what is read is the folder as it was. */
export function settleContent(): void {
  if (recover(contentDir())) console.log('An import that did not end was undone.');
}

/** The site of the content folder; undefined after its problems were printed. */
export function soundSite(): Site | undefined {
  settleContent();
  const site = loadSite();
  return printProblems(checkContent(site)) ? undefined : site;
}
