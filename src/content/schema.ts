/**
 * The content contracts, as schemas. One definition serves the author's errors, Astro's
 * collections and the types of everything downstream. Objects are strict: a field nobody reads is
 * a typing slip, and the author is told.
 */
import { z } from 'zod';
import { address, day, line, relevance, source, task, text, vagueDay, web, words } from './fields.ts';

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

export type ServiceData = z.output<typeof serviceSchema>;
export type FamilyData = z.output<typeof familySchema>;
export type Source = z.output<typeof source>;
export type Relevance = z.output<typeof relevance>;
