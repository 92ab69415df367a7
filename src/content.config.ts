/** Astro's collections: every page of the content folder, and every tip on them, drawn once. */
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { pageLoader, tipLoader } from './astro/content-loader.ts';

/** The site's own reader has judged every field with its place in the file; nothing is judged twice. */
const checked = z.looseObject({});

export const collections = {
  pages: defineCollection({ loader: pageLoader(), schema: checked }),
  tips: defineCollection({ loader: tipLoader(), schema: checked }),
};
