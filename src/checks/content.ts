/** Everything that can be judged before a page is drawn. */
import type { Problem } from '../core/problem.ts';
import type { Site } from '../site/site.ts';
import { checkFigures } from './figures.ts';
import { checkImages } from './images.ts';
import { checkLinks } from './links.ts';
import { checkPermalinks } from './permalinks.ts';
import { checkReferences } from './references.ts';

export function checkContent(site: Site): Problem[] {
  return [
    ...site.problems,
    ...checkReferences(site),
    ...checkFigures(site),
    ...checkLinks(site),
    ...checkImages(site),
    ...checkPermalinks(site),
  ];
}
