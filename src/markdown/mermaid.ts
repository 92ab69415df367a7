/**
 * A fenced `mermaid` block → a figure: the diagram as SVG, its title, and its description in words.
 * Flowcharts are laid out twice, for a wide and for a narrow column, each in the direction that fits;
 * the style sheet shows one of them. Colours come from the site's style sheet.
 */
import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import type { Interface } from '../core/interface.ts';
import { clean } from './foreign.ts';
import { collect, h, text } from './hast.ts';
import { lazily } from './lazy.ts';
import { readMermaid, type Fault, type Mermaid } from './mermaid-source.ts';

type Library = typeof import('beautiful-mermaid');
const library = lazily<Library>('beautiful-mermaid', 'dist/index.js');

/** Widths in CSS pixels: the column of text, and that of a phone of 360 px, shrinking a drawing by a sixth at most. */
const WIDE = 740;
const NARROW = 400;
/** Characters in a line of a box and of an arrow's label: as they are written, or for a phone. */
const LINES = { wide: [18, 12], narrow: [12, 11] } as const;
const SPACING = { padding: 2, nodeSpacing: 12, layerSpacing: 32, componentSpacing: 16 };

interface Options {
  /** Makes the SVG's ids unique on a page that has the same diagram twice. */
  readonly prefix: string;
  /** The diagram need not have a title and a description. */
  readonly unnamed: boolean;
  readonly t: Interface;
}

/** The figure, or what the author must mend. Never throws. */
export function drawMermaid(source: string, { prefix, unnamed, t }: Options): Element | Fault {
  const diagram = readMermaid(source, unnamed);
  if ('found' in diagram) return diagram;
  const name = `d${createHash('sha256').update(source).digest('hex').slice(0, 6)}${prefix}`;
  try {
    return figure(diagram, pictures(diagram, name), t);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { line: 0, found, expected: 'a diagram in Mermaid’s language' };
  }
}

function figure({ title, description }: Mermaid, drawn: Element[], t: Interface): Element {
  const name = title ? t('diagram.of', { name: title }) : t('diagram');
  return h('figure', { className: ['diagram'] }, [
    ...drawn.map((picture) => {
      const svg = { ...picture.properties, role: 'img', ariaLabel: name };
      const image = { ...picture, properties: svg };
      if (Number(picture.properties['width']) <= NARROW || isWide(picture)) return image;
      const region = { className: ['narrow'], role: 'region', tabIndex: 0, ariaLabel: name };
      return h('div', region, [image]);
    }),
    ...(title
      ? [h('figcaption', {}, [h('span', {}, [text(title)]), ...inWords(description, t)])]
      : []),
  ]);
}

const inWords = (description: string, t: Interface): Element[] =>
  description
    ? [
        h('details', {}, [
          h('summary', {}, [text(t('diagram.words'))]),
          h('p', {}, [text(description)]),
        ]),
      ]
    : [];

const isWide = (picture: Element): boolean =>
  (picture.properties['className'] as string[]).includes('wide');

/** One drawing where the same one suits every column, else two. */
function pictures({ flowchart, body }: Mermaid, name: string): Element[] {
  if (!flowchart) return [picture(body, `${name}a`, ['other'])];
  const turned = /^\s*\w+\s+(LR|RL)/.test(body) ? 'TD' : 'LR';
  const layOut = (kind: 'wide' | 'narrow', direction?: string): Element =>
    picture(directed(wrapped(body, LINES[kind]), direction), `${name}${kind[0]}`, [kind]);
  const width = (drawn: Element): number => Number(drawn.properties['width']);
  const narrower = (a: Element, b: Element): Element => (width(a) <= width(b) ? a : b);
  const asWritten = layOut('wide');
  const wide = width(asWritten) <= WIDE ? asWritten : narrower(asWritten, layOut('wide', turned));
  if (width(wide) <= NARROW) return [bare(wide)];
  // Downwards first: that is what most often fits a phone.
  const down = layOut('narrow', 'TD');
  const narrow = width(down) <= NARROW ? down : narrower(down, layOut('narrow', 'LR'));
  return [wide, narrow];
}

function bare(picture: Element): Element {
  return { ...picture, properties: { ...picture.properties, className: [] } };
}

const directed = (body: string, direction: string | undefined): string =>
  direction ? body.replace(/^(\s*\w+\s+)\w+/, `$1${direction}`) : body;

/** Labels of boxes and arrows broken into lines of at most so many characters, where words end. */
function wrapped(body: string, [box, arrow]: readonly [number, number]): string {
  return body
    .replaceAll(
      /(\w[[({>]+)"?([^"[\](){}|\n]+)"?([\])}]+)/g,
      (_, open: string, words: string, close: string) => `${open}${broken(words, box)}${close}`,
    )
    .replaceAll(/\|([^|\n]+)\|/g, (_, words: string) => `|${broken(words, arrow)}|`);
}

function broken(words: string, length: number): string {
  const lines: string[] = [];
  for (const word of words.trim().split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.join('<br>');
}

/** Attributes that the style sheet gives to flowcharts by what a shape is. */
const STYLED = [
  'fill',
  'stroke',
  'strokeWidth',
  'fontSize',
  'fontWeight',
  'rx',
  'ry',
  'textAnchor',
];

function picture(body: string, name: string, className: string[]): Element {
  const svg = clean(library().renderMermaidSVG(body, SPACING));
  if (!svg) throw new Error('nothing is drawn of this');
  const all: Element[] = [];
  for (const tag of [
    'g',
    'rect',
    'text',
    'tspan',
    'polygon',
    'polyline',
    'circle',
    'path',
    'line',
  ]) {
    collect(svg, tag, all);
  }
  if (className[0] !== 'other') {
    for (const { properties } of all) for (const one of STYLED) delete properties[one];
    for (const label of all.filter(isLabel)) inset(label);
    frame(svg, all);
  }
  renameMarkers(svg, all, name);
  return { ...svg, properties: { ...svg.properties, className } };
}

const isLabel = ({ properties }: Element): boolean =>
  String(properties['className']) === 'edge-label';

/** The ground of an arrow's label would cover the arrow's head where the way is short. */
function inset(label: Element): void {
  const by = 5;
  const grounds: Element[] = [];
  collect(label, 'rect', grounds);
  for (const { properties } of grounds) {
    for (const at of ['x', 'y']) properties[at] = Number(properties[at]) + by;
    for (const size of ['width', 'height']) properties[size] = Number(properties[size]) - 2 * by;
  }
}

/** The library leaves out of its frame what an arrow's label needs beside the boxes. */
function frame(svg: Element, all: readonly Element[]): void {
  const boxes = all.flatMap(({ tagName, properties }) =>
    tagName === 'rect' ? [[Number(properties['x']), Number(properties['width'])] as const] : [],
  );
  const left = Math.min(0, ...boxes.map(([x]) => x - 2));
  const right = Math.max(
    Number(svg.properties['width']),
    ...boxes.map(([x, width]) => x + width + 2),
  );
  const [width, height] = [right - left, Number(svg.properties['height'])].map(Math.ceil);
  svg.properties = {
    ...svg.properties,
    width,
    height,
    viewBox: `${Math.floor(left)} 0 ${width} ${height}`,
  };
}

/** Ids are of the whole page: the drawing's name in front; markers nobody points to go. */
function renameMarkers(svg: Element, all: readonly Element[], name: string): void {
  const used = new Set<string>();
  for (const { properties } of all) {
    for (const end of ['markerEnd', 'markerStart']) {
      const id = /^url\(#(.*)\)$/.exec(String(properties[end] ?? ''))?.[1];
      if (!id) continue;
      used.add(id);
      properties[end] = `url(#${name}-${id})`;
    }
  }
  const defs: Element[] = [];
  collect(svg, 'defs', defs);
  for (const one of defs) {
    one.children = one.children.filter(
      (child) => child.type === 'element' && used.has(String(child.properties['id'])),
    );
    for (const child of one.children as Element[]) {
      child.properties['id'] = `${name}-${String(child.properties['id'])}`;
    }
  }
}
