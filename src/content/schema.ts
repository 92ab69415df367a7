/**
 * The content contracts, as schemas. One definition serves the author's errors, Astro's
 * collections and the types of everything downstream. Objects are strict: a field nobody reads is
 * a typing slip, and the author is told.
 */
import { z } from 'zod';

/** YAML 1.1 readers hand over a Date for 2026-11-22, YAML 1.2 readers a string: both become `YYYY-MM-DD`. */
const day = z
  .union([z.date(), z.string()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .pipe(z.iso.date('a date such as 2026-11-22'));

/** A date as exactly as it is known: `2020`, `2020-12` or `2020-12-01`. */
export const vagueDay = z
  .union([z.date(), z.string(), z.number()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)))
  .pipe(
    z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date such as 2020, 2020-12 or 2020-12-01'),
  );

const text = z.string().trim().min(1);
const words = z.array(text).default([]);
const source = z.strictObject({
  title: text,
  url: z.url({ protocol: /^https?$/ }),
  /** The date the source gives itself; `npm run check -- facts` names pages checked before it. */
  date: day.optional(),
});
const sources = z.array(source).default([]);
const address = z.string().regex(/^\/(\S+\/)?$/, 'an address that begins and ends in a slash');
const task = z.string().regex(/^\d+(\.\d+)*$/, "a task number in quotes, such as '1.2'");
const relevance = z.enum(['core', 'useful', 'legacy']);

/** A claim that ages: words of the page as they stand, and the source they rest on. */
const figure = z.strictObject({ text, source: z.url({ protocol: /^https?$/ }) });
const figures = z.array(figure).default([]);

/** Where an imported page came from; written by the importer, read by the next import. */
const imported = z.strictObject({ source: text, path: z.array(z.string()), hash: text });

const formerName = z.union([
  text.transform((name) => ({ name, until: undefined })),
  z.strictObject({ name: text, until: vagueDay.optional() }),
]);

export const serviceSchema = z.strictObject({
  name: text,
  short: text.optional(),
  category: text,
  summary: text,
  aliases: words,
  formerNames: z.array(formerName).default([]),
  misspellings: words,
  keywords: words,
  ordinary: z.boolean().default(false),
  neverLink: words,
  docs: z.url({ protocol: /^https?$/ }).optional(),
  relations: z.record(z.string(), z.array(text)).default({}),
  /** Tips of other pages that are asked here too, by their ids. */
  alsoAsked: words,
  /** Written for the exam of today: nothing in the original notes stands behind it. */
  beyondNotes: z.boolean().default(false),
  exam: z.array(task).default([]),
  relevance: relevance.optional(),
  sources,
  figures,
  verified: day.optional(),
  movedFrom: z.array(address).default([]),
  imported: imported.optional(),
});

export const familySchema = z.strictObject({
  name: text,
  short: text.optional(),
  summary: text,
  aliases: words,
  misspellings: words,
  keywords: words,
  members: z.array(text).min(2),
  ordinary: z.boolean().default(false),
  neverLink: words,
  sources,
  figures,
  verified: day.optional(),
  movedFrom: z.array(address).default([]),
});

export const noteSchema = z.strictObject({
  title: text,
  short: text.optional(),
  summary: text.optional(),
  service: text,
  also: words,
  order: z.number(),
  keywords: words,
  neverLink: words,
  /** Tips of other pages that are asked here too, by their ids. */
  alsoAsked: words,
  /** Written for the exam of today: nothing in the original notes stands behind it. */
  beyondNotes: z.boolean().default(false),
  exam: z.array(task).default([]),
  relevance: relevance.optional(),
  sources,
  figures,
  verified: day.optional(),
  movedFrom: z.array(address).default([]),
  imported: imported.optional(),
});

export const comparisonSchema = z.strictObject({
  title: text,
  summary: text,
  compares: z.array(text).min(1),
  order: z.number(),
  keywords: words,
  neverLink: words,
  /** Tips of other pages that are asked here too, by their ids. */
  alsoAsked: words,
  exam: z.array(task).default([]),
  relevance: relevance.optional(),
  sources,
  figures,
  verified: day.optional(),
  movedFrom: z.array(address).default([]),
});

export const practiceSchema = z.strictObject({
  title: text,
  summary: text,
  /** The exam task all questions of the file belong to. */
  task,
  order: z.number().default(0),
  keywords: words,
  neverLink: words,
  sources,
  figures,
  verified: day.optional(),
  movedFrom: z.array(address).default([]),
});

export const pageSchema = z.strictObject({
  title: text,
  summary: text,
  keywords: words,
  neverLink: words,
  sources,
  figures,
  verified: day.optional(),
});

export const changeSchema = z.strictObject({
  id: text,
  date: vagueDay,
  approximate: z.boolean().default(false),
  title: text,
  services: z.array(text).default([]),
  exam: z.boolean().default(false),
  then: text.optional(),
  now: text,
  page: text.optional(),
  sources,
  verified: day.optional(),
});

const skill = z.strictObject({ id: task, text, services: words, gaps: words });
const examTask = z.strictObject({ id: task, name: text, skills: z.array(skill).default([]) });
const domain = z.strictObject({
  id: text,
  name: text,
  weight: z.number().min(0).max(100),
  tasks: z.array(examTask),
});

const exam = z.strictObject({
  name: text,
  code: text,
  version: text.optional(),
  guideDate: day.optional(),
  guide: z.url(),
  verified: day,
  facts: z.array(z.strictObject({ label: text, value: text, note: text.optional() })).default([]),
  domains: z.array(domain),
  gaps: z
    .array(
      z.strictObject({
        name: text,
        skills: z.array(task).default([]),
        share: z.number().optional(),
        services: words,
        text,
      }),
    )
    .default([]),
  dropped: z
    .array(z.strictObject({ item: text, why: text, instead: text.optional(), services: words }))
    .default([]),
});

const verb = z.strictObject({
  label: text,
  inverse: text,
  inverseLabel: text,
  weight: z.number().min(0).max(10),
  meaning: text,
});

const siteLink = z.strictObject({
  name: text,
  to: z.string().regex(/^(\/|https:\/\/)\S*$/, 'an address that begins with “/” or “https://”'),
});

export const siteSchema = z.strictObject({
  title: text,
  tagline: text,
  description: text,
  language: z.string().default('en'),
  url: z.url().optional(),
  repository: z.url().optional(),
  editBranch: z.string().default('main'),
  /**
   * Pages may hold MDX that runs: imports, exports, expressions. Off, they are an author's errors.
   */
  allowCode: z.boolean().default(false),
  /** `$…$` and `$$` are formulas in TeX. Off by default: notes write prices and variables with `$`. */
  maths: z.boolean().default(false),
  /** Where the content folder lies in the repository. */
  editPath: z.string().default('content'),
  licence: z
    .strictObject({ content: text, contentUrl: z.url().optional(), code: text.optional() })
    .optional(),
  /** The site's own word for what it calls a topic, such as `{ topic: service, topics: services }`. */
  terms: z.strictObject({ topic: text, topics: text }).optional(),
  /** A colour such as `#0a7d4f` in place of the marker's yellow; its tints are made from it. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "a colour of six digits in quotes, such as '#0a7d4f'")
    .optional(),
  /** An image file of the content folder that stands before the title. */
  logo: z
    .string()
    .regex(/^[\w-]+\.(svg|png|webp)$/, 'the name of an SVG, PNG or WebP file beside site.yaml')
    .optional(),
  /** An SVG file of the content folder for the browser's tab. */
  favicon: z
    .string()
    .regex(/^[\w-]+\.svg$/, 'the name of an SVG file beside site.yaml')
    .optional(),
  /** Links of the header in place of the lists the site has: an address of the site or of the web. */
  navigation: z.array(siteLink).default([]),
  /** Links of the footer, before “About”. */
  footer: z.array(siteLink).default([]),
  exam: exam.optional(),
  /** Sections the front page begins with, such as `emu/habitat`; without any, the most asked are taken. */
  start: words,
  /** Services with sections in the order they are read; the others follow by name. */
  reading: words,
  categories: z.array(z.strictObject({ id: text, name: text })),
  /** Vendors' words that stand before a name and are often left out, such as `Acme` in “Acme Anvil”. */
  namePrefixes: words,
  relations: z.record(z.string(), verb).default({}),
  /**
   * How many sections, callouts and entries at most have a short address (`/s/7k3m9qa/`) of their own,
   * each a small file that shows a chat its words. With more of them than this, all are shared by
   * their page's address and their anchor; what the ledger has released stays.
   */
  shortAddresses: z.number().int().min(0).default(3000),
  search: z
    .strictObject({
      /** Words with one meaning for a searcher; each finds the others at less weight. */
      synonyms: z.array(z.array(text).min(2)).default([]),
      /** Words that answer a kind of question here, by its name: `duration: [timeout, retention]`. */
      answers: z.record(z.string(), z.array(text)).default({}),
      /** Products of other vendors, by the service that does the same job here; searched only. */
      counterparts: z.record(z.string(), z.array(text)).default({}),
      /** Searches offered before anything is typed, and when nothing was found. */
      examples: z.array(text).max(6).default([]),
    })
    .prefault({}),
});

export type ServiceData = z.output<typeof serviceSchema>;
export type FamilyData = z.output<typeof familySchema>;
export type Change = z.output<typeof changeSchema>;
export type SiteConfig = z.output<typeof siteSchema>;
export type Source = z.output<typeof source>;
export type Relevance = z.output<typeof relevance>;
