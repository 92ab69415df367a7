/** A small whole site about birds: an exam, changes and relations, and nothing else. */
import { readContent } from '../../../src/content/read.ts';
import { buildSite } from '../../../src/site/site.ts';

const root = new URL('../../fixtures/', import.meta.url).pathname;
export const site = buildSite(readContent(`${root}maps/content`));
/** The second content folder: changes and relations, but no exam. */
export const bread = buildSite(readContent(`${root}second-content`));
