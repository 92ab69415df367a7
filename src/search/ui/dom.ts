/** Small helpers to build the page's nodes: text is only ever text. */
import type { Segment } from '../excerpt.ts';

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; `undefined` and `false` attributes are left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

/** Segments as text nodes, those found as `<mark>`. */
export function marked(segments: readonly Segment[]): Node[] {
  return segments.map(({ text, hit }) =>
    hit ? make('mark', {}, text) : document.createTextNode(text),
  );
}
