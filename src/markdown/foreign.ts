/**
 * SVG and MathML of a library → hast that may stand in a page. Elements and attributes are those of
 * two short lists, so that neither a style, a script nor a link of the library or of the notes gets
 * through: the content security policy forbids the first two.
 */
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';

const SVG = 'svg g defs marker rect text tspan line path polyline polygon circle ellipse';
const MATHML =
  'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover ' +
  'mmultiscripts mprescripts none mtable mtr mtd mpadded mphantom menclose mstyle merror semantics';
const ELEMENTS = new Set(`${SVG} ${MATHML}`.split(' '));

const ATTRIBUTES = new Set(
  (
    'x y x1 x2 y1 y2 cx cy r rx ry dx dy d points width height viewBox transform id className fill ' +
    'stroke strokeWidth strokeDasharray strokeLinejoin markerEnd markerStart markerWidth ' +
    'markerHeight refX refY orient textAnchor dominantBaseline fontSize fontWeight fontStyle ' +
    'textDecoration display displaystyle scriptlevel mathvariant stretchy symmetric fence form ' +
    'separator lspace rspace minsize maxsize movablelimits accent accentunder linethickness ' +
    'columnspan rowspan depth voffset notation columnalign'
  ).split(' '),
);
const NUMBER = /(?<!\d)-?\d+\.\d+/g;

/** The first element of the library's text, cleaned; undefined when there is none. */
export function clean(markup: string): Element | undefined {
  const [root] = fromHtml(markup, { fragment: true }).children.flatMap((child) =>
    child.type === 'element' ? cleanElement(child) : [],
  );
  return root;
}

function cleanElement(element: Element): Element[] {
  if (!ELEMENTS.has(element.tagName)) return [];
  const properties: Element['properties'] = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (!ATTRIBUTES.has(name)) continue;
    // A tenth of a pixel is finer than any screen, and halves what the drawing weighs.
    properties[name] =
      typeof value === 'string'
        ? value.replaceAll(NUMBER, (number) => String(Math.round(Number(number) * 10) / 10))
        : typeof value === 'number'
          ? Math.round(value * 10) / 10
          : value;
  }
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return cleanElement(child);
    return child.type === 'text' && (child.value.trim() !== '' || !DRAWN.has(element.tagName))
      ? [{ type: 'text', value: child.value }]
      : [];
  });
  return [{ type: 'element', tagName: element.tagName, properties, children }];
}

/** White space between these is the library's line breaks, not part of the drawing. */
const DRAWN = new Set(['svg', 'g', 'defs', 'marker', 'math', 'mrow', 'text', 'mtable', 'mtr']);
