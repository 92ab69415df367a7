/** What fields of front matter and `site.yaml` are made of. */
import { z } from 'zod';
import { isSlug } from '../core/ids.ts';

/** A year, a month or a day that there is: February has no 31st. */
function isVagueDay(text: string): boolean {
  const date = new Date(`${`${text}-01-01`.slice(0, 10)}T00:00:00Z`);
  const real = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
  return real && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text);
}

/** YAML 1.1 readers hand over a Date for 2026-11-22, YAML 1.2 readers a string: both become `YYYY-MM-DD`. */
export const day = z
  .union([z.date(), z.string()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
  .pipe(z.iso.date('a date such as 2026-11-22'));

/** A date as exactly as it is known: `2020`, `2020-12` or `2020-12-01`. */
export const vagueDay = z
  .union([z.date(), z.string(), z.number()])
  .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)))
  .pipe(z.string().refine(isVagueDay, 'a date such as 2020, 2020-12 or 2020-12-01'));

/** Words without what no page, feed or terminal can show: control characters, halves of characters. */
export const text = z
  .string()
  .transform((value) =>
    value.toWellFormed().replaceAll(/[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '').trim(),
  )
  .pipe(z.string().min(1));
/** Words of one line, such as a title: line breaks in them would begin headings and lists elsewhere. */
export const line = text.transform((value) => value.split(/\s+/).join(' '));
export const web = z.url({ protocol: /^https?$/ });
export const slug = z.string().refine((id): boolean => isSlug(id), 'lower-case words joined by hyphens');
export const words = z.array(text).default([]);
export const source = z.strictObject({
  title: line,
  url: web,
  /** The date the source gives itself; `npm run check -- facts` names pages checked before it. */
  date: day.optional(),
});
export const address = z.string().regex(/^\/(\S+\/)?$/, 'an address that begins and ends in a slash');
export const task = z.string().regex(/^\d+(\.\d+)*$/, "a task number in quotes, such as '1.2'");
export const relevance = z.enum(['core', 'useful', 'legacy']);

