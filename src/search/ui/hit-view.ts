/** One result as markup: a link to the page or its best section, and links to its other sections. */
import { mark, type Segment } from '../excerpt.ts';
import type { Language } from '../language.ts';
import type { Hit, Kind, PageEntry, Section, ServiceEntry } from '../types.ts';
import { make, marked } from './dom.ts';

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');
const KIND_NAMES: Readonly<Record<Kind, string>> = {
  service: 'Service',
  section: 'Notes',
  comparison: 'Comparison',
  page: 'Page',
  tip: 'Exam tip',
  change: 'What changed',
};

export interface HitContext {
  readonly page: PageEntry;
  readonly hit: Hit;
  readonly service: ServiceEntry | undefined;
  readonly stems: ReadonlySet<string>;
  readonly language: Language;
  /** The result stands in a listbox, where its links are options. */
  readonly options: boolean;
  /** Only sections of this kind are wanted. */
  readonly kind: string | undefined;
  /** The query is this page's service. */
  readonly answer: boolean;
}

/** Sections shown beneath a result, besides the one it leads to. */
const MOST_SECTIONS = 3;

export const kindName = (kind: string): string => KIND_NAMES[kind as Kind] ?? kind;

/** The section a result leads to, and those listed beneath it. */
export function sectionsOf({ page, hit, kind, answer }: HitContext): {
  main: Section | undefined;
  others: Section[];
} {
  const found = hit.sections.flatMap((number) => page.sections[number] ?? []);
  const wanted =
    kind === 'tip' || kind === 'change' ? page.sections.filter((s) => s.kind === kind) : [];
  if (wanted.length) {
    const ordered = [
      ...found.filter((s) => s.kind === kind),
      ...wanted.filter((s) => !found.includes(s)),
    ];
    return { main: ordered[0], others: ordered.slice(1, 1 + MOST_SECTIONS) };
  }
  const tips = answer ? page.sections.filter((section) => section.kind === 'tip') : found;
  const main = hit.direct ? found[0] : undefined;
  return { main, others: tips.filter((section) => section !== main).slice(0, MOST_SECTIONS) };
}

/** A page's address as this deployment serves it, with a section's anchor. */
export const addressOf = (page: PageEntry, section?: Section): string =>
  `${BASE}${page.address}${section ? `#${section.anchor}` : ''}`;

function sectionLink(context: HitContext, section: Section): HTMLElement {
  const label = section.kind === 'heading' ? undefined : kindName(section.kind);
  const link = make(
    'a',
    {
      class: `hit-section ${section.kind}`,
      href: addressOf(context.page, section),
      role: context.options && 'option',
      tabindex: context.options && '-1',
    },
    ...(label ? [make('small', {}, label), ' '] : []),
    make('span', {}, ...marked(mark(section.text, context.stems, context.language))),
  );
  return link;
}

/** Formerly called, for the answer card. */
function formerNames(service: ServiceEntry | undefined): string {
  const former =
    service?.names.filter(({ kind }) => kind === 'former').map(({ text }) => text) ?? [];
  return former.length ? `Formerly ${former.join(', ')}` : '';
}

/** A result. Its excerpt is empty until `fillExcerpt` has one; its room is kept. */
export function hitView(context: HitContext): HTMLLIElement {
  const { page, service, stems, language, options, answer } = context;
  const { main, others } = sectionsOf(context);
  const about = service && page.kind !== 'service' ? service.short : undefined;
  const kind = main && main.kind !== 'heading' ? main.kind : page.kind;
  const where = [about, kindName(kind)].filter(Boolean).join(' · ');
  const title = make(
    'span',
    { class: 'hit-title' },
    ...marked(mark(page.title || page.address, stems, language)),
  );
  const link = make(
    'a',
    {
      class: 'hit-main',
      href: addressOf(page, main),
      role: options && 'option',
      tabindex: options && '-1',
    },
    make('span', { class: 'hit-where' }, where),
    title,
    ...(main
      ? [
          make(
            'span',
            { class: `hit-in ${main.kind}` },
            make('span', {}, ...marked(mark(main.text, stems, language))),
          ),
        ]
      : []),
    ...(answer && formerNames(service)
      ? [make('span', { class: 'hit-former' }, formerNames(service))]
      : []),
    make('span', { class: 'hit-text' }),
  );
  const item = make(
    'li',
    { class: answer ? 'hit answer' : 'hit', role: options && 'presentation' },
    link,
  );
  for (const section of others) item.append(sectionLink(context, section));
  return item;
}

/** Puts the excerpt into a result's place for it. */
export function fillExcerpt(item: Element, segments: readonly Segment[]): void {
  item.querySelector('.hit-text')?.replaceChildren(...marked(segments));
}
