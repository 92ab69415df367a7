/**
 * Whether a drawing of the notes may be published. Opened by its own address it is a document of
 * the site, so it is read as XML, as a browser would, and every element and attribute must be known
 * to draw and do nothing else. What other programs note in it (Inkscape's, RDF) may stay: no browser
 * knows those names.
 */
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';

const SVG = 'http://www.w3.org/2000/svg';
/** Namespaces whose names mean something to a browser, where anything could hide. */
const KNOWN_TO_BROWSERS = new Set([
  SVG,
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/2001/xml-events',
  'http://www.w3.org/XML/1998/namespace',
]);

const ELEMENTS = new Set(
  (
    'svg g defs title desc metadata style symbol marker clipPath mask pattern rect circle ellipse line ' +
    'polyline polygon path text tspan textPath linearGradient radialGradient stop filter ' +
    'feGaussianBlur feOffset feMerge feMergeNode feFlood feComposite feBlend feColorMatrix switch'
  ).split(' '),
);

/** Attributes of shapes, text, gradients and presentation (SVG 1.1, appendix M), without addresses and events. */
const ATTRIBUTES = new Set(
  (
    'xmlns version baseProfile id class style lang role tabindex viewBox preserveAspectRatio x y x1 ' +
    'y1 x2 y2 cx cy r rx ry fx fy fr d dx dy width height points pathLength transform rotate ' +
    'textLength lengthAdjust startOffset offset refX refY orient markerUnits markerWidth ' +
    'markerHeight gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits ' +
    'patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits in in2 ' +
    'result stdDeviation mode operator k1 k2 k3 k4 type values alignment-baseline baseline-shift ' +
    'clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering ' +
    'cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule ' +
    'filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch ' +
    'font-style font-variant font-weight image-rendering kerning letter-spacing marker marker-end ' +
    'marker-mid marker-start mask opacity overflow paint-order pointer-events shape-rendering ' +
    'stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap ' +
    'stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration ' +
    'text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode ' +
    'zoomAndPan enable-background requiredFeatures systemLanguage space'
  ).split(' '),
);

/** Whether bytes are a drawing in which nothing runs, loads or leads anywhere. */
export function isHarmlessSvg(bytes: Uint8Array): boolean {
  let root: Root;
  try {
    // In any other encoding a browser would read other letters than those judged here.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.slice(0, 1024).includes('<')) return false;
    root = fromXml(text);
  } catch {
    // Not UTF-8, not XML, or nested deeper than the parser's stack.
    return false;
  }
  const drawing = root.children.find((child) => child.type === 'element');
  const others = root.children.filter(({ type }) => type !== 'element');
  const quiet = others.every(
    (child) =>
      child.type === 'comment' ||
      (child.type === 'instruction' && child.name === 'xml' && isUtf8(child.value)),
  );
  return quiet && drawing?.name === 'svg' && isHarmless(drawing);
}

/** An XML declaration may name no encoding, or the one the bytes were read in. */
const isUtf8 = (declaration: string): boolean =>
  !/encoding/i.test(declaration) || /encoding\s?=\s?["']utf-8["']/i.test(declaration);

/** Walks without recursion: a drawing may be nested as deep as its file is long. */
function isHarmless(root: Element): boolean {
  const open: { element: Element; spaces: ReadonlyMap<string, string> }[] = [
    { element: root, spaces: new Map() },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { element } = next;
    const spaces = declared(element, next.spaces);
    const [prefix, name] = split(element.name);
    const space = spaces.get(prefix);
    const drawn = space === SVG;
    if (drawn ? !ELEMENTS.has(name) : space === undefined || KNOWN_TO_BROWSERS.has(space)) {
      return false;
    }
    for (const [key, value] of Object.entries(element.attributes)) {
      if (!attributeIsHarmless(key, value ?? '', spaces)) return false;
    }
    const styles = drawn && name === 'style';
    for (const child of element.children) {
      if (styles && !('value' in child && leadsNowhere(child.value))) return false;
      if (child.type === 'element') open.push({ element: child, spaces });
      else if (child.type !== 'text' && child.type !== 'comment' && child.type !== 'cdata') {
        return false;
      }
    }
  }
  return true;
}

/** The namespaces in force at an element, by prefix; '' is that of names without one. */
function declared(
  { attributes }: Element,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = Object.entries(attributes).flatMap(([key, value]): [string, string][] => {
    const [prefix, name] = split(key);
    if (key === 'xmlns') return [['', value ?? '']];
    return prefix === 'xmlns' ? [[name, value ?? '']] : [];
  });
  return own.length > 0 ? new Map([...outer, ...own]) : outer;
}

const split = (name: string): readonly [prefix: string, name: string] => {
  const at = name.indexOf(':');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
};

function attributeIsHarmless(
  key: string,
  value: string,
  spaces: ReadonlyMap<string, string>,
): boolean {
  const [prefix, name] = split(key);
  if (prefix === 'xmlns') return true;
  if (prefix === 'xml') return name === 'space' || name === 'lang';
  if (prefix !== '') {
    const space = spaces.get(prefix);
    return space !== undefined && !KNOWN_TO_BROWSERS.has(space);
  }
  const known = ATTRIBUTES.has(name) || name.startsWith('aria-') || name.startsWith('data-');
  return known && (name === 'xmlns' || leadsNowhere(value));
}

/** A value that paints by an address names a part of the drawing itself; a back-slash could hide one. */
function leadsNowhere(value: string): boolean {
  const [, ...addresses] = value.toLowerCase().split('url(');
  const local = (address: string): boolean => /^\s?["']?#/.test(address);
  return addresses.every(local) && !/\\|image\(|image-set\(|@|javascript:|data:/i.test(value);
}
