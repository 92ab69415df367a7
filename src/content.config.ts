/** Astro's collections over the content folder; the schemas are the catalogue's own. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import {
  comparisonSchema,
  familySchema,
  noteSchema,
  pageSchema,
  serviceSchema,
} from './content/schema.ts';
import { contentDir } from './content/read.ts';

const from = (folder: string, pattern = '**/*.mdx') =>
  glob({ base: pathToFileURL(`${join(contentDir(), folder)}/`), pattern });

export const collections = {
  service: defineCollection({ loader: from('services'), schema: serviceSchema }),
  family: defineCollection({ loader: from('families'), schema: familySchema }),
  note: defineCollection({ loader: from('notes'), schema: noteSchema }),
  comparison: defineCollection({ loader: from('comparisons'), schema: comparisonSchema }),
  page: defineCollection({ loader: from('.', 'about.mdx'), schema: pageSchema }),
};
