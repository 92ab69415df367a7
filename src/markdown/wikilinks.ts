/**
 * Wikilinks: links by the address an author thinks in.
 *
 *     [[emu]]   [[emu/habitat#water|where it drinks]]   [[#water]]   [[!Emu]] (never linked here)
 *
 * In a table the bar is escaped (`[[emu\|the bird]]`); `\[[emu]]` stays text, and so does code.
 */
import type { Link, PhrasingContent, Root, Text } from 'mdast';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { nearest, type Place, type Problem } from '../core/problem.ts';

export interface WikilinkOptions {
  readonly file: string;
  /** The text the tree was parsed from: only it shows what was escaped. */
  readonly source: string;
  /** The page or section a target names; undefined when there is none. `[[#here]]` comes as `#here`. */
  readonly resolve: (target: string) => { address: string; title: string } | undefined;
  /** Every target there is, for the suggestion. Read only when something is wrong. */
  readonly candidates: () => Iterable<string>;
}

declare module 'mdast' {
  interface TextData {
    /** The author forbade a link here. */
    neverLink?: boolean;
  }
  interface LinkData {
    /** The target as the author wrote it. */
    wikilink?: string;
  }
}

const WIKILINK = /\[\[(!?)([^[\]|]+?)(?:\|([^[\]]+))?\]\]/g;

/** Turns the wikilinks of a tree into links, in place. Returns a problem for each that leads nowhere. */
export function resolveWikilinks(root: Root, options: WikilinkOptions): Problem[] {
  const problems: Problem[] = [];
  const openings = openingsIn(options.source);
  visit(root, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return CONTINUE;
    if (!node.value.includes('[[')) return CONTINUE;
    const parts = split(node, openings(node), options, problems);
    parent.children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return problems;
}

/** One `[[` of a text node: whether it is escaped, and where it stands in the source. */
interface Opening {
  readonly escaped: boolean;
  readonly offset: number | undefined;
}

/**
 * The n-th `[[` of a text is the n-th of its source, where a backslash or a character reference
 * shows. Two texts cut from one (a callout's title and body) share a source and go on counting.
 */
function openingsIn(source: string): (node: Text) => () => Opening {
  const sources = new Map<number, Iterator<RegExpExecArray>>();
  return (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined)
      return () => ({ escaped: false, offset: undefined });
    let matches = sources.get(start);
    if (!matches) {
      matches = source
        .slice(start, end)
        .matchAll(/(?:\\?\[|&#91;|&#x5b;|&lsqb;|&lbrack;){2}/gi) as Iterator<RegExpExecArray>;
      sources.set(start, matches);
    }
    const inSource = matches;
    return () => {
      const next = inSource.next();
      if (next.done) return { escaped: false, offset: undefined };
      return { escaped: next.value[0] !== '[[', offset: start + next.value.index };
    };
  };
}

function split(
  node: Text,
  nextOpening: () => Opening,
  options: WikilinkOptions,
  problems: Problem[],
): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  const links = new Map([...node.value.matchAll(WIKILINK)].map((match) => [match.index, match]));
  let done = 0;
  const plain = (until: number): void => {
    if (until > done) parts.push({ ...node, value: node.value.slice(done, until) });
    done = until;
  };
  for (const { index } of node.value.matchAll(/\[\[/g)) {
    const opening = nextOpening();
    const match = links.get(index);
    if (!match || opening.escaped) continue;
    const link = build(match, positionOf(opening.offset, node, options.source));
    const target = (match[2] ?? '').trim();
    if (link.type === 'link') {
      const found = options.resolve(target);
      if (!found) {
        problems.push(unknown(match[0], target, placeAt(opening.offset, node, options), options));
        continue;
      }
      link.url = found.address;
      if (!match[3]) link.children = [{ type: 'text', value: found.title }];
    }
    plain(index);
    parts.push(link);
    done = index + match[0].length;
  }
  plain(node.value.length);
  return parts;
}

/** Where a wikilink stands: its own range in the source, or its text's when that is not known. */
function positionOf(
  offset: number | undefined,
  { position }: Text,
  source: string,
): Text['position'] {
  const end = offset === undefined ? -1 : source.indexOf(']]', offset);
  if (!position || offset === undefined || end < 0) return position;
  return {
    start: { ...position.start, offset },
    end: { ...position.end, offset: end + ']]'.length },
  };
}

function build(match: RegExpExecArray, position: Text['position']): Link | Text {
  const [, bang, target = '', label = ''] = match;
  const at = position ? { position } : {};
  const text = (label || target).trim().replace(/\s+/g, ' ');
  if (bang) return { type: 'text', value: text, data: { neverLink: true }, ...at };
  return {
    type: 'link',
    url: '',
    children: [{ type: 'text', value: text }],
    data: { wikilink: target.trim() },
    ...at,
  };
}

function placeAt(offset: number | undefined, node: Text, options: WikilinkOptions): Place {
  const { file, source } = options;
  if (offset === undefined) {
    const start = node.position?.start;
    return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
  }
  const before = source.slice(0, offset);
  return {
    file,
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
  };
}

/** Tells a page that is not there from a section that is not there on a page that is. */
function unknown(
  written: string,
  target: string,
  place: Place,
  { resolve, candidates }: WikilinkOptions,
): Problem {
  const [page = '', anchor] = target.split('#', 2);
  const known = anchor !== undefined && (page === '' || resolve(page) !== undefined);
  const choices = [...candidates()].filter((candidate) =>
    known ? candidate.startsWith(`${page}#`) : !candidate.includes('#'),
  );
  const suggestion = nearest(known ? target : page, choices);
  return {
    code: known ? 'unknown-anchor' : 'unknown-target',
    place,
    found: written,
    expected: known
      ? `an anchor of ${page ? `[[${page}]]` : 'this page'}`
      : 'the address of a page without its slashes at both ends, such as a service’s id',
    suggestion: suggestion && `[[${suggestion}]]`,
  };
}
