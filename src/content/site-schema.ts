/** `site.yaml` and `changes.yaml`: what a site is, and what changed in what it teaches. */
import { z } from 'zod';
import { isLanguage } from '../core/ids.ts';
import { day, line, slug, source, task, text, vagueDay, web, words } from './fields.ts';

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

export type Change = z.output<typeof changeSchema>;
export type SiteConfig = z.output<typeof siteSchema>;
