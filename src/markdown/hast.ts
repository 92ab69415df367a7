/** Making and finding hast elements, for those that draw. */
import type { Element, ElementContent, Properties, RootContent as HastContent } from 'hast';

/** What a handler gives back. */
export type Drawn = Element | ElementContent[] | undefined;

export const h = (
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
export const text = (value: string): ElementContent => ({ type: 'text', value });

export function icon(path: string): Element {
  return h('svg', { viewBox: '0 0 20 20', ariaHidden: 'true' }, [h('path', { d: path }, [])]);
}

/** All elements of a name below (and with) an element, in document order, appended to `found`. */
export function collect(element: Element, tagName: string, found: Element[]): void {
  if (element.tagName === tagName) found.push(element);
  for (const child of element.children as HastContent[]) {
    if (child.type === 'element') collect(child, tagName, found);
  }
}

/** The first element for which `wanted` holds. */
export function find(element: Element, wanted: (element: Element) => boolean): Element | undefined {
  if (wanted(element)) return element;
  for (const child of element.children) {
    const found = child.type === 'element' ? find(child, wanted) : undefined;
    if (found) return found;
  }
  return undefined;
}
