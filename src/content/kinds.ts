/**
 * The kinds of page, one row each: where their files lie, what their front matter holds, and what
 * every list, crumb and index says of them. A new kind is a schema, a row here and a template.
 */
import type { z } from 'zod';
import { comparisonSchema, familySchema, noteSchema, pageSchema, practiceSchema, serviceSchema } from './schema.ts';

interface Row<Schema extends z.ZodType> {
  /** Folder of the files, below the content folder; '' for files that lie in it directly. */
  readonly folder: string;
  /** Ids read from the folder, where not every file in it is a page. */
  readonly only?: readonly string[];
  readonly schema: Schema;
  /** Root-relative address of a page, from its id (path without the ending) and its front matter. */
  readonly address: (id: string, data: z.output<Schema>) => string;
  readonly title: (data: z.output<Schema>) => string;
  /** Services whose own page this is, the main one first: never cross-linked to on it. */
  readonly services: (id: string, data: z.output<Schema>) => readonly string[];
  /** Front matter fields that hold ids of services, each as one id or a list. */
  readonly serviceFields: readonly (string & keyof z.output<Schema>)[];
  /** The list a page of this kind is found in. */
  readonly list: 'topics' | 'compare' | 'practice' | undefined;
  /** What search and filters call it. */
  readonly searchKind: 'service' | 'section' | 'comparison' | 'page';
}

const row = <Schema extends z.ZodType>(given: Row<Schema>): Row<Schema> => given;

/** In the order pages of different kinds are listed, most telling first. */
export const PAGE_KINDS = {
  note: row({
    folder: 'notes/',
    schema: noteSchema,
    address: (id, { service }) => `/${service}/${id.split('/').at(-1) ?? id}/`,
    title: ({ title }) => title,
    services: (_id, { service }) => [service],
    serviceFields: ['service', 'also'],
    list: 'topics',
    searchKind: 'section',
  }),
  comparison: row({
    folder: 'comparisons/',
    schema: comparisonSchema,
    address: (id) => `/compare/${id}/`,
    title: ({ title }) => title,
    services: () => [],
    serviceFields: ['compares'],
    list: 'compare',
    searchKind: 'comparison',
  }),
  service: row({
    folder: 'services/',
    schema: serviceSchema,
    address: (id) => `/${id}/`,
    title: ({ name }) => name,
    services: (id) => [id],
    serviceFields: [],
    list: 'topics',
    searchKind: 'service',
  }),
  family: row({
    folder: 'families/',
    schema: familySchema,
    address: (id) => `/${id}/`,
    title: ({ name }) => name,
    services: (id) => [id],
    serviceFields: ['members'],
    list: 'topics',
    searchKind: 'page',
  }),
  practice: row({
    folder: 'practice/',
    schema: practiceSchema,
    address: (id) => `/practice/${id}/`,
    title: ({ title }) => title,
    services: () => [],
    serviceFields: [],
    list: 'practice',
    searchKind: 'page',
  }),
  page: row({
    folder: '',
    only: ['about'],
    schema: pageSchema,
    address: (id) => `/${id}/`,
    title: ({ title }) => title,
    services: () => [],
    serviceFields: [],
    list: undefined,
    searchKind: 'page',
  }),
} as const;

export type PageKind = keyof typeof PAGE_KINDS;
export type DataOf<Kind extends PageKind> = z.output<(typeof PAGE_KINDS)[Kind]['schema']>;

export const PAGE_KIND_NAMES = Object.keys(PAGE_KINDS) as readonly PageKind[];
