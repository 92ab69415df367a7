/** Names of what is made: slugs for addresses, aliases hidden in brackets, numbers for the second of a kind. */
import { RESERVED } from '../core/ids.ts';

/** Longest slug: file systems take 255 bytes, readers of a chat rather less. */
const LONGEST = 60;

/**
 * Text → a slug as `core/ids.ts` wants it: lower-case letters and digits of any script, joined by
 * single hyphens, at most LONGEST characters. Empty for text without any.
 */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ]/gu, '')
    // Marks belong to their letter: without them the word is another in half the scripts of Asia.
    .match(/[\p{Ll}\p{Lo}\p{Lm}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]*/gu);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || [...(words?.[0] ?? '')].slice(0, LONGEST).join('');
}

/** The first of `name`, `name-2`, `name-3` … that is not taken (with an ending, if any), which it then is. */
export function unique(name: string, taken: Set<string>, ending = ''): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate + ending); count += 1) candidate = `${name}-${count}`;
  taken.add(candidate + ending);
  return candidate;
}

/** A slug that may be the first part of an address: names of the site's own pages are not. */
export const topicSlug = (text: string): string => {
  const slug = slugOf(text) || 'notes';
  return RESERVED.has(slug) ? `${slug}-notes` : slug;
};

export interface TopicName {
  readonly name: string;
  /** Unmistakable other names: linked wherever they are mentioned. */
  readonly aliases: readonly string[];
  /** Other words in brackets: searched, never linked. */
  readonly keywords: readonly string[];
}

/** `Large Flightless Bird (LFB)` → its name and what stands in brackets at its end. */
export function readTopicName(heading: string): TopicName {
  const [, name = '', inside = ''] = /^(.*\S)\s*[(（]([^()（）]+)[)）]$/u.exec(heading) ?? [];
  if (!name) return { name: heading, aliases: [], keywords: [] };
  const words = inside
    .split(/(?<!\s)\s*[,;/]\s*|(?<!\s)\s+(?:or|aka)\s+/u)
    .map((word) => word.replace(/^(?:aka|a\.k\.a\.)\s+/i, '').trim())
    .filter(Boolean);
  const isName = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !/\s/.test(word);
  return {
    name,
    aliases: words.filter(isName),
    keywords: words.filter((word) => !isName(word)),
  };
}
