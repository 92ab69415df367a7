/** Small helpers to build the page's nodes: text is only ever text. */
import type { Segment } from '../excerpt.ts';

export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string;

/** An element with attributes and children; `undefined` and `false` attributes are left out. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : value);
  element.append(...children);
  return element;
}

/** A button that does `act`. */
export function makeButton(
  act: () => void,
  attributes: Attributes,
  ...children: Child[]
): HTMLButtonElement {
  const made = make('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', act);
  return made;
}

/** A button that looks like a link. */
export const linkButton = (text: string, act: () => void): HTMLButtonElement =>
  makeButton(act, { class: 'link' }, text);

/** Segments as text nodes, those found as `<mark>`. */
export const marked = (segments: readonly Segment[]): Child[] =>
  segments.map(({ text, hit }) => (hit ? make('mark', {}, text) : text));

/** A phrase of the interface with its `{names}` replaced; a node takes part in the sentence. */
export const fill = (phrase: string, values: Readonly<Record<string, Child>>): Child[] =>
  phrase.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? (values[part] ?? part) : part));

/** Tells a screen reader. */
export function say(...parts: readonly Child[]): void {
  const detail = parts.map((part) => (typeof part === 'string' ? part : part.textContent)).join('');
  document.dispatchEvent(new CustomEvent('say', { detail }));
}

/** What is kept in this browser under a name; undefined where nothing is, or storage is closed. */
export function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value in this browser, as far as it allows it; `undefined` removes it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage may be closed: then nothing is kept.
  }
}

const sheets = new Set<string>();

/** Adds a stylesheet when it is needed: imported as usual, Astro would load it with every page. */
export function addStyle(href: string): void {
  if (sheets.has(href)) return;
  sheets.add(href);
  document.head.append(make('link', { rel: 'stylesheet', href }));
}
