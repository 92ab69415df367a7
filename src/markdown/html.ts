/**
 * The HTML that may stand in content: what GitHub shows, by `hast-util-sanitize`'s own table, with
 * the few elements GitHub leaves out and prose needs. The importer keeps to the same list.
 */
import { defaultSchema } from 'hast-util-sanitize';
import { schemeOf, SCHEMES } from '../core/address.ts';

/** Elements GitHub drops that mark up words and carry no behaviour. */
const ALSO = ['abbr', 'figcaption', 'figure', 'mark', 'small', 'u', 'wbr'];
/** A heading's id is the page's business, and boxes come from task lists. */
const WITHOUT_ELEMENTS = new Set(['input']);
const WITHOUT_ATTRIBUTES = new Set(['id', 'name', 'accesskey', 'tabindex', 'action', 'method']);

export const ELEMENTS: ReadonlySet<string> = new Set(
  [...(defaultSchema.tagNames ?? []), ...ALSO].filter((name) => !WITHOUT_ELEMENTS.has(name)),
);

/** `aria-label` and `ariaLabel` are one attribute. */
const normal = (name: string): string => name.replaceAll('-', '').toLowerCase();

const attributesOf = (element: string): ReadonlySet<string> =>
  new Set(
    (defaultSchema.attributes?.[element] ?? []).flatMap((one) =>
      typeof one === 'string' ? [normal(one)] : [],
    ),
  );
const ANYWHERE = attributesOf('*');
const OWN = new Map([...ELEMENTS].map((element) => [element, attributesOf(element)]));

/** Whether an attribute may stand on an element; `style`, `class`, ids and handlers never may. */
export function attributeAllowed(element: string, attribute: string): boolean {
  const name = normal(attribute);
  if (WITHOUT_ATTRIBUTES.has(name)) return false;
  return ANYWHERE.has(name) || OWN.get(element)?.has(name) === true;
}

const ADDRESSES = new Set(['href', 'src', 'srcset', 'cite', 'longdesc']);

/** Whether an attribute's value leads somewhere a page may lead: the site itself, http(s) or mailto. */
export function safeAddress(attribute: string, value: string): boolean {
  if (!ADDRESSES.has(normal(attribute))) return true;
  const scheme = schemeOf(value);
  return scheme === undefined || SCHEMES.has(scheme);
}
