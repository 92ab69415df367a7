/** One result as markup: a link to the page or its best section, and links to its other sections. */
import type { SearchEngine } from '../engine.ts';
import { mark } from '../excerpt.ts';
import type { Hit, Kind, PageEntry, ParsedQuery, Section } from '../types.ts';
import { BASE, make, marked } from './dom.ts';

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  service: SAY.searchTopic,
  section: SAY.searchNotes,
  tip: SAY.examTip,
  comparison: SAY.searchComparison,
  change: SAY.searchChange,
  page: SAY.searchPage,
};

/** Sections shown beneath a result, besides the one it leads to. */
const MOST_SECTIONS = 3;

export interface HitContext {
  readonly engine: SearchEngine;
  readonly parsed: ParsedQuery;
  readonly hit: Hit;
  readonly page: PageEntry;
  readonly stems: ReadonlySet<string>;
  /** The result stands in a listbox, where its links are options. */
  readonly options: boolean;
  /** Only sections of this kind are wanted. */
  readonly kind: string | undefined;
}

/** The query is this page's service, by any name or by the beginning of its name: what there is to know is shown. */
export function isAnswer({ page, parsed: { terms, services } }: HitContext): boolean {
  const answered = services[0] ?? (terms.length === 1 ? terms[0]?.partOf : undefined);
  return page.kind === 'service' && page.service === answered;
}

/** The section a result leads to, and those listed beneath it. */
export function sectionsOf(context: HitContext): { main: Section | undefined; others: Section[] } {
  const { page, hit, kind } = context;
  const found = hit.sections.flatMap((number) => page.sections[number] ?? []);
  const wanted = page.sections.filter((section) => section.kind === kind);
  const tips = page.sections.filter((section) => section.kind === 'tip');
  const all = wanted.length ? [...found, ...wanted] : isAnswer(context) ? tips : found;
  const shown = [...new Set(all)].filter((one) => !wanted.length || one.kind === kind);
  const main = wanted.length ? shown[0] : hit.direct ? found[0] : undefined;
  return { main, others: shown.filter((one) => one !== main).slice(0, MOST_SECTIONS) };
}

/** A result. Its excerpt is empty until there is one; its room is kept. */
export function hitView(context: HitContext): HTMLLIElement {
  const { engine, page, stems, options } = context;
  const { main, others } = sectionsOf(context);
  const answer = isAnswer(context);
  const service = engine.lexicon.services.get(page.service);
  const about = page.kind === 'service' ? undefined : service?.short;
  const kind = main && main.kind !== 'heading' ? main.kind : page.kind;
  const found = (text: string): (Node | string)[] => marked(mark(text, stems, engine.language));
  const span = (name: string, ...children: (Node | string)[]): HTMLElement =>
    make('span', { class: name }, ...children);
  const role = options && 'option';
  const link = (
    to: PageEntry,
    section: Section | undefined,
    name: string,
    ...children: (Node | string)[]
  ) => {
    const href = `${BASE}${to.address}${section ? `#${section.anchor}` : ''}`;
    return make('a', { class: name, href, role, tabindex: options && '-1' }, ...children);
  };
  const former = answer ? (service?.former ?? []).join(', ') : '';
  const item = make(
    'li',
    { class: answer ? 'hit answer' : 'hit', role: options && 'presentation' },
    link(
      page,
      main,
      'hit-main',
      span('hit-where', [about, KIND_NAMES[kind]].filter(Boolean).join(' · ')),
      span('hit-title', ...found(page.title || page.address)),
      ...(main ? [span(`hit-in hit-${main.kind}`, make('span', {}, ...found(main.text)))] : []),
      ...(former ? [span('hit-former', `${SAY.formerly} ${former}`)] : []),
      span('hit-text', page.summary),
    ),
    ...others.map((section) => {
      const label =
        section.kind === 'heading' ? [] : [make('small', {}, KIND_NAMES[section.kind]), ' '];
      const text = make('span', {}, ...found(section.text));
      return link(page, section, `hit-section hit-${section.kind}`, ...label, text);
    }),
  );
  const related = (answer ? (service?.related ?? []) : []).flatMap((id) => {
    const other = engine.lexicon.services.get(id);
    const to = engine.pageAt(other?.page ?? -1);
    return other && to ? [link(to, undefined, '', other.short)] : [];
  });
  if (related.length) {
    const label = make('span', { class: 'hit-where', 'aria-hidden': 'true' }, SAY.searchRelated);
    const attributes = { class: 'hit-related', role: options && 'presentation' };
    item.append(make('div', attributes, label, ...related));
  }
  return item;
}
