/** The lists that pages of each kind are found in: their addresses and names, in the site's own words. */
import { slug } from 'github-slugger';
import { interfaceOf, type Phrase, type Speech } from '../core/interface.ts';
import { PAGE_KINDS, type PageKind } from '../content/kinds.ts';

/** Addresses of pages the templates make, besides the list of topics. */
const LISTS = [
  '/',
  '/tips/',
  '/search/',
  '/compare/',
  '/practice/',
  '/changes/',
  '/exam/',
  '/map/',
  '/list/',
] as const;

/** The list of all topics: its address is the site's own word for them, such as `/commands/`. */
export const topicsAddress = ({ terms }: Pick<Speech, 'terms'>): string =>
  `/${slug(terms?.topics ?? 'topics')}/`;

/** Every page the templates make, whatever is in the content. */
export const templateAddresses = (speech: Speech): readonly string[] => [
  topicsAddress(speech),
  ...LISTS,
];

const NAMES = {
  topics: 'Topics',
  compare: 'compare',
  practice: 'practice',
} as const satisfies Record<NonNullable<(typeof PAGE_KINDS)[PageKind]['list']>, Phrase>;

/** The list a page of a kind is found in: the first crumb above its title. */
export function listOf(
  kind: PageKind,
  speech: Speech,
): { readonly address: string; readonly name: string } | undefined {
  const { list } = PAGE_KINDS[kind];
  if (!list) return undefined;
  const address = list === 'topics' ? topicsAddress(speech) : `/${list}/`;
  return { address, name: interfaceOf(speech)(NAMES[list]) };
}
