/**
 * The content contracts, as schemas. One definition serves the author's errors, Astro's
 * collections and the types of everything downstream. Objects are strict: a field nobody reads is
 * a typing slip, and the author is told.
 */
import { z } from 'zod';
import { isLanguage, isSlug } from '../core/ids.ts';

/** A year, a month or a day that there is: February has no 31st. */
function isVagueDay(text: string): boolean {
  const date = new Date(`${`${text}-01-01`.slice(0, 10)}T00:00:00Z`);
  const real = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
  return real && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text);
}

/** YAML 1.1 readers hand over a Date for 2026-11-22, YAML 1.2 readers a string: both become `YYYY-MM-DD`. */
const day = z
  .union([z.date(), z.string()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .pipe(z.iso.date('a date such as 2026-11-22'));

/** A date as exactly as it is known: `2020`, `2020-12` or `2020-12-01`. */
export const vagueDay = z
  .union([z.date(), z.string(), z.number()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)))
  .pipe(z.string().refine(isVagueDay, 'a date such as 2020, 2020-12 or 2020-12-01'));

/** Words without what no page, feed or terminal can show: control characters, halves of characters. */
const text = z
  .string()
  .transform((value) =>
    value.toWellFormed().replaceAll(/[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '').trim(),
  )
  .pipe(z.string().min(1));
/** Words of one line, such as a title: line breaks in them would begin headings and lists elsewhere. */
const line = text.transform((value) => value.split(/\s+/).join(' '));
const web = z.url({ protocol: /^https?$/ });
const slug = z.string().refine((id): boolean => isSlug(id), 'lower-case words joined by hyphens');
const words = z.array(text).default([]);
const source = z.strictObject({
  title: line,
  url: web,
  /** The date the source gives itself; `npm run check -- facts` names pages checked before it. */
  date: day.optional(),
});
const address = z.string().regex(/^\/(\S+\/)?$/, 'an address that begins and ends in a slash');
const task = z.string().regex(/^\d+(\.\d+)*$/, "a task number in quotes, such as '1.2'");
const relevance = z.enum(['core', 'useful', 'legacy']);

/** A claim that ages: words of the page as they stand in one paragraph, item or cell, and the source they rest on. */
const figure = z.strictObject({ text, source: web });

/** Where an imported page came from; written by the importer, read by the next import. */
const imported = z.strictObject({ source: text, path: z.array(z.string()), hash: text }).optional();

const formerName = z.union([
  text.transform((name) => ({ name, until: undefined })),
  z.strictObject({ name: text, until: vagueDay.optional() }),
]);

/** What every page may say. */
const everyPage = {
  /** Words that find the page and stand nowhere in it: `keywords: [big bird]`. Searched only. */
  keywords: words,
  /** Phrases that look like a topic's name and are none here: they are not linked. */
  neverLink: words,
  /** What the page rests on, each with `title` and `url`; listed below the text. */
  sources: z.array(source).default([]),
  /** Numbers, limits, defaults and dates with their source: `npm run check -- facts` lists them by age. */
  figures: z.array(figure).default([]),
  /** The day the facts were last checked: `verified: 2026-11-22`. Shown at the head of the page. */
  verified: day.optional(),
};

const everyListedPage = {
  ...everyPage,
  /** Addresses the page had: `movedFrom: [/emu/home/]`. They go on leading here. */
  movedFrom: z.array(address).default([]),
};

/** What a page says that teaches for an exam. */
const teaching = {
  /** Tips of other pages that are asked here too, by their ids: shown, not asked a second time. */
  alsoAsked: words,
  /** Tasks of the exam in `site.yaml` the page serves: `exam: ['1.2']`. Shown at its head and on `/exam/`. */
  exam: z.array(task).default([]),
  /** How likely it is asked: `core`, `useful` or `legacy`. Shown, filtered by, and ranked by in search. */
  relevance: relevance.optional(),
};

/** Written for the exam of today: nothing in the original notes stands behind it. Said at its head. */
const beyondNotes = z.boolean().default(false);
/** One sentence: below the title, in lists, previews, search and link cards. */
const summary = line;
/** The name in narrow places such as the navigation, one to three words. Without it, the full one. */
const short = line.optional();
/** Place among its neighbours, smallest first. */
const order = z.number();

/** A name by which pages are found and linked. */
const named = {
  /** Today's full name: the page's title. */
  name: line,
  short,
  summary,
  /** Other names in use: `aliases: [Dromaius]`. Linked in every page and searched. */
  aliases: words,
  /** Names people type: searched, never linked. */
  misspellings: words,
  /** The name is an ordinary word too, such as Robin: linked only where it is written with a capital. */
  ordinary: z.boolean().default(false),
};

/** `services/<id>.mdx`: a topic with a page of its own at `/<id>/`. */
export const serviceSchema = z.strictObject({
  ...named,
  ...everyListedPage,
  ...teaching,
  beyondNotes,
  /** The id of one of the categories in `site.yaml`: groups lists, navigation and the map. */
  category: text,
  /** Names it had: `formerNames: [{ name: Casuarius, until: 2021-09 }]`. Shown, linked, searched. */
  formerNames: z.array(formerName).default([]),
  /** Its official documentation; a link at the head of its page. */
  docs: web.optional(),
  /** How it stands to others, by the verbs of `site.yaml`: `relations: { lives-in: [bush] }`. The inverse is derived. */
  relations: z.record(z.string(), z.array(text)).default({}),
  imported,
});

/** `families/<id>.mdx`: a name that several topics share, with a page that tells them apart. */
export const familySchema = z.strictObject({
  ...named,
  ...everyListedPage,
  /** Ids of the topics that share the name. */
  members: z.array(text).min(2),
});

/** `notes/<service>/<section>.mdx`: a section at `/<service>/<section>/`. */
export const noteSchema = z.strictObject({
  title: line,
  short,
  summary: summary.optional(),
  /** The id of the topic it belongs to: the first part of its address. */
  service: text,
  /** Ids of further topics it is about: it is listed on their pages, too. */
  also: words,
  order,
  ...teaching,
  beyondNotes,
  ...everyListedPage,
  imported,
});

/** `comparisons/<id>.mdx`: topics that are mixed up, side by side, at `/compare/<id>/`. */
export const comparisonSchema = z.strictObject({
  title: line,
  summary,
  ...everyListedPage,
  ...teaching,
  /** Ids of the topics it compares. */
  compares: z.array(text).min(1),
  order,
});

/** `practice/<id>.mdx`: practice questions of one task of the exam. */
export const practiceSchema = z.strictObject({
  title: line,
  summary,
  ...everyListedPage,
  /** The exam task all questions of the file belong to. */
  task,
  order: order.default(0),
});

/** `about.mdx`: the page about these notes. */
export const pageSchema = z.strictObject({ title: text, summary, ...everyPage });

/** A row of `changes.yaml`: something a learner of older material would trip over. */
export const changeSchema = z.strictObject({
  /** Its anchor on `/changes/`, for good. */
  id: slug,
  /** When it changed, as exactly as it is known. */
  date: vagueDay,
  /** The date is a guess: shown as “about”. */
  approximate: z.boolean().default(false),
  title: line,
  /** Ids of the topics it is about: told on their pages, unless the page tells it itself. */
  services: z.array(text).default([]),
  /** An exam is likely to ask for today's answer. */
  exam: z.boolean().default(false),
  /** What older material says. */
  then: text.optional(),
  /** What is right today. */
  now: text,
  /** Where it is taught: an address of the site, with its anchor. */
  page: text.optional(),
  sources: z.array(source).default([]),
  verified: day.optional(),
});

const skill = z.strictObject({ id: task, text, services: words, gaps: words });
const examTask = z.strictObject({ id: task, name: text, skills: z.array(skill).default([]) });
const domain = z.strictObject({
  id: text,
  name: line,
  weight: z.number().min(0).max(100),
  tasks: z.array(examTask),
});

const exam = z.strictObject({
  name: line,
  code: text,
  version: text.optional(),
  guideDate: day.optional(),
  guide: web,
  verified: day,
  facts: z.array(z.strictObject({ label: text, value: text, note: text.optional() })).default([]),
  /** How long the exam is: practice questions can be sat as one. */
  sitting: z
    .strictObject({ questions: z.number().int().min(1), minutes: z.number().int().min(1) })
    .optional(),
  domains: z.array(domain),
  gaps: z
    .array(
      z.strictObject({
        name: line,
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
  name: line,
  to: z.union([
    z.string().regex(/^\/(?![/\\])\S*$/, 'an address that begins with one “/”'),
    z.url({ protocol: /^https$/ }),
  ]),
});

export const siteSchema = z.strictObject({
  title: line,
  tagline: line,
  description: line,
  language: z
    .string()
    .refine(isLanguage, 'a language tag such as en or pt-BR')
    .default('en'),
  url: web.optional(),
  repository: web.optional(),
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
    .strictObject({ content: text, contentUrl: web.optional(), code: text.optional() })
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
  categories: z.array(z.strictObject({ id: slug, name: text })),
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
