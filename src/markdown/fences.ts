/**
 * Pictures, code and formulas of a tree are drawn once, when it is analysed: what is wrong with one
 * is then an author's error like any other, and the libraries are loaded only where one stands.
 * Each node keeps its drawing; the handlers only hand it out.
 */
import type { Element } from 'hast';
import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { interfaceOf, type Speech } from '../core/interface.ts';
import type { Problem } from '../core/problem.ts';
import { drawCode } from './code.ts';
import { h } from './hast.ts';
import { drawMaths } from './maths.ts';
import { drawMermaid } from './mermaid.ts';
import { anew, type Keep } from './parse.ts';
import { placeOf } from './place.ts';

declare module 'mdast' {
  interface CodeData {
    /** The block as it is drawn. */
    drawing?: Element;
  }
  interface Data {
    drawing?: Element;
  }
}

interface Options {
  readonly file: string;
  /** An imported page: what cannot be drawn stays a block of code, since its author wrote it elsewhere. */
  readonly imported: boolean;
  readonly speech: Speech;
  /** Drawing a diagram takes as long as reading a page: by the text of the block, it may be kept. */
  readonly keep?: Keep;
}

/** Draws every fence and formula of the tree into its `data`; returns what the author must mend. */
export function drawFences(
  root: Root,
  { file, imported, speech, keep = anew }: Options,
): Problem[] {
  const problems: Problem[] = [];
  const drawn = new Map<string, number>();
  visit(root, (node) => {
    if (node.type === 'code') {
      const source = `${node.lang}\n${node.value}`;
      const nth = drawn.get(source) ?? 0;
      drawn.set(source, nth + 1);
      const { lang, meta, value } = node;
      const key = JSON.stringify(['fence', lang, meta, value, nth, imported, speech.language]);
      const result = keep(key, () => draw(node, nth, imported, speech));
      node.data = { ...node.data, drawing: result.drawing };
      if (result.fault && !imported) {
        const { line, ...rest } = result.fault;
        const place = placeOf(file, node);
        problems.push({ ...rest, place: { ...place, line: place.line + line } });
      }
    } else if (node.type === 'math' || node.type === 'inlineMath') {
      const drawing = drawMaths(node.value, node.type === 'math');
      if (typeof drawing === 'string') {
        if (!imported) problems.push(brokenFormula(drawing, placeOf(file, node)));
        return;
      }
      node.data = { drawing };
    }
  });
  return problems;
}

interface Result {
  readonly drawing: Element;
  readonly fault?: Omit<Problem, 'place'> & { readonly line: number };
}

function draw({ lang, meta, value }: Code, nth: number, imported: boolean, speech: Speech): Result {
  const t = interfaceOf(speech);
  const plain = (): Element => drawCode(value, lang ?? '', meta ?? '', t);
  if (lang === 'mermaid') {
    const diagram = drawMermaid(value, {
      prefix: nth > 0 ? String(nth) : '',
      unnamed: imported,
      t,
    });
    return 'tagName' in diagram
      ? { drawing: diagram }
      : { drawing: plain(), fault: { code: 'broken-diagram', ...diagram } };
  }
  if (lang === 'math') {
    const formula = drawMaths(value, true);
    return typeof formula === 'string'
      ? { drawing: plain(), fault: { ...brokenFormula(formula), line: 1 } }
      : { drawing: h('p', { className: ['formula'] }, [formula]) };
  }
  return { drawing: plain() };
}

function brokenFormula(found: string): Omit<Problem, 'place'>;
function brokenFormula(found: string, place: Problem['place']): Problem;
function brokenFormula(found: string, place?: Problem['place']): Omit<Problem, 'place'> {
  return { code: 'broken-formula', ...(place && { place }), found, expected: 'a formula in TeX' };
}
