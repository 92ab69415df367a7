/**
 * Branded ids. A plain string cannot stand where an id is meant: each kind has one guard, and the
 * guard is the only way in.
 */
declare const brand: unique symbol;
type Branded<Kind extends string> = string & { readonly [brand]: Kind };

/** A service's id: its file's name and the first part of its address. */
export type ServiceId = Branded<'ServiceId'>;
/** The last part of a page's address. */
export type Slug = Branded<'Slug'>;
/** The id of a heading or callout within its page. */
export type Anchor = Branded<'Anchor'>;

/** Lower-case words joined by single hyphens: what survives every chat client and file system. */
const SLUG =
  /^[\p{Ll}\p{Lo}\p{Lm}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]*(?:-[\p{Ll}\p{Lo}\p{Lm}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]*)*$/u;

/** Names that the site itself uses for the first part of an address. */
export const RESERVED: ReadonlySet<string> = new Set([
  '404',
  'about',
  'anki',
  'assets',
  'brand',
  'changes',
  'compare',
  'exam',
  'icons',
  'list',
  'map',
  'offline',
  'og',
  'pagefind',
  'practice',
  'preview',
  'recall',
  's',
  'search',
  'tips',
]);

/** Longest id, in letters: file systems take 255 bytes for a name, and a letter may be three. */
const LONGEST = 80;

export const isSlug = (text: string): text is Slug => text.length <= LONGEST && SLUG.test(text);
export const isServiceId = (text: string): text is ServiceId => isSlug(text) && !RESERVED.has(text);
/** Anchors are as wide as GitHub's slugs, so that imported ones stay; what the templates name has a `:`, which none has. */
export const isAnchor = (text: string): text is Anchor =>
  text.length <= LONGEST && /^[\p{L}\p{M}\p{N}_-]+$/u.test(text);

/** Whether a text is one language tag, such as `en` or `pt-BR`, as browsers and `Intl` read them. */
export function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
}
