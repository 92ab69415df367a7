/** What a page says, section by section: read once from the finished tree, used by everything downstream. */
import type { Heading, ImageReference, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Place } from '../core/problem.ts';
import type { CalloutKind } from './callout-kinds.ts';
import { titleOf, type Callout } from './nodes.ts';
import { placeOf } from './place.ts';
import { walk } from './walk.ts';

export interface Section {
  /** Undefined for what stands before the first heading. */
  readonly anchor: string | undefined;
  readonly title: string;
  readonly depth: number;
  readonly text: string;
}

export interface CalloutEntry {
  readonly kind: CalloutKind;
  /** Undefined for a callout without a title. */
  readonly anchor: string | undefined;
  readonly title: string;
  /** The answer as plain text, and as mdast for those who draw it elsewhere. */
  readonly text: string;
  readonly body: readonly RootContent[];
  readonly date: string | undefined;
  /** The anchor of the section it stands in. */
  readonly section: string | undefined;
  /** True when the author pinned the id, so that it is stable for ever. */
  readonly pinned: boolean;
  readonly place: Place;
}

export interface LinkEntry {
  readonly url: string;
  readonly place: Place;
  readonly text: string;
}

export interface Outline {
  readonly sections: readonly Section[];
  readonly callouts: readonly CalloutEntry[];
  readonly links: readonly LinkEntry[];
  readonly images: readonly { url: string; alt: string; place: Place }[];
  /** Every anchor of the page with the one it stands for (old pins point at the first). */
  readonly anchors: ReadonlyMap<string, string>;
}

/** Blocks become lines of text; a table row's cells are kept apart. */
export function plainText(nodes: readonly RootContent[]): string {
  const texts = nodes.map((node) => {
    if (node.type === 'table') {
      return node.children
        .map((row) => row.children.map((c) => toString(c)).join(' · '))
        .join('\n');
    }
    return 'children' in node && node.type !== 'paragraph' && node.type !== 'heading'
      ? plainText(node.children as RootContent[])
      : toString(node);
  });
  const inline = nodes.some((node) => INLINE.has(node.type));
  return texts.filter(Boolean).join(inline ? '' : '\n');
}
const INLINE = new Set(['text', 'link', 'inlineCode', 'emphasis', 'strong', 'delete', 'break']);

/** Every anchor of a tree with the one it stands for. */
export function readAnchors(root: Root): Map<string, string> {
  const anchors = new Map<string, string>();
  walk(root, (node) => {
    if (node.type !== 'heading') return;
    for (const id of idsOf(node)) anchors.set(id, idsOf(node)[0] ?? id);
  });
  return anchors;
}

export function readOutline(
  root: Root,
  file: string,
  anchors: ReadonlyMap<string, string> = readAnchors(root),
): Outline {
  const links: LinkEntry[] = [];
  const images: { url: string; alt: string; place: Place }[] = [];
  const definitions = new Map<string, string>();
  const references: ImageReference[] = [];
  walk(root, (node) => {
    if (node.type === 'link' || node.type === 'definition') {
      links.push({ url: node.url, place: placeOf(file, node), text: toString(node) });
      if (node.type === 'definition') definitions.set(node.identifier, node.url);
    }
    if (node.type === 'image') {
      images.push({ url: node.url, alt: node.alt ?? '', place: placeOf(file, node) });
    }
    if (node.type === 'imageReference') references.push(node);
  });
  for (const node of references) {
    const url = definitions.get(node.identifier);
    if (url) images.push({ url, alt: node.alt ?? '', place: placeOf(file, node) });
  }
  const { sections, callouts } = readSections(root, file);
  return { sections, callouts, links, images, anchors };
}

const idsOf = (heading: Heading): string[] => heading.data?.anchors ?? [];

function readSections(root: Root, file: string): Pick<Outline, 'sections' | 'callouts'> {
  const sections: Section[] = [];
  const callouts: CalloutEntry[] = [];
  let heading: Heading | undefined;
  let blocks: RootContent[] = [];
  const flush = (): void => {
    const text = plainText(blocks);
    if (heading || text) {
      sections.push({
        anchor: heading && idsOf(heading)[0],
        title: heading ? toString(heading) : '',
        depth: heading?.depth ?? 1,
        text,
      });
    }
    blocks = [];
  };
  for (const node of root.children) {
    if (node.type === 'heading') {
      flush();
      heading = node;
      continue;
    }
    blocks.push(node);
    walk(node, (part) => {
      if (part.type !== 'callout') return;
      callouts.push(readCallout(part, heading && idsOf(heading)[0], file));
    });
  }
  flush();
  return { sections, callouts };
}

function readCallout(callout: Callout, section: string | undefined, file: string): CalloutEntry {
  const title = titleOf(callout);
  const body = title ? callout.children.slice(1) : callout.children;
  return {
    kind: callout.kind,
    anchor: title && idsOf(title)[0],
    title: title ? toString(title) : '',
    text: plainText(body),
    body,
    date: callout.date,
    section,
    pinned: title?.data?.pinned === true,
    place: placeOf(file, callout),
  };
}
