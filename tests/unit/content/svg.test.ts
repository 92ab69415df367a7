/** Drawings of strangers: shapes and words pass, anything else does not, whatever its size. */
import { describe, expect, test } from 'vitest';
import { isHarmlessSvg } from '../../../src/content/svg.ts';

const is = (text: string): boolean => isHarmlessSvg(new TextEncoder().encode(text));
const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

describe('a drawing is taken', () => {
  test.each([
    svg('<path d="M0 0"/>'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a --><!-- b -->\n${svg('<g id="a"><text>Hi &amp; bye</text></g>')}`,
    svg('<rect fill="url(#a)" style="fill: url(&quot;#b&quot;); stroke:#000"/>'),
    svg('<linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>'),
    svg('<i:view i:zoom="1" xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>'),
  ])('%s', (text) => expect(is(text)).toBe(true));
});

describe('a drawing is refused', () => {
  test.each([
    svg('<script>x()</script>'),
    svg('', 'onload="x()"'),
    svg('<SCRIPT/>'),
    svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
    svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'),
    svg('<script xmlns="http://www.w3.org/1999/xhtml"/>'),
    svg('<foreignObject/>'),
    svg('<a href="https://evil.example"/>'),
    svg(`<a xlink:href="javascript:x()" ${XLINK}/>`),
    svg(`<path y:href="https://evil.example" ${XLINK.replace('xlink=', 'y=')}/>`),
    svg('<use href="#a"/>'),
    svg('<image href="https://evil.example/a.png"/>'),
    svg('<style>@import "https://evil.example"</style>'),
    svg('<animate attributeName="href" to="javascript:x()"/>'),
    svg('<set attributeName="onclick" to="x()"/>'),
    svg('<handler/>'),
    svg('<rect fill="url(https://evil.example/#a)"/>'),
    svg('<rect fill="URL( https://evil.example/#a)"/>'),
    svg(String.raw`<rect style="fill: u\72l(https://evil.example)"/>`),
    svg('<rect style="background: image-set(&quot;https://evil.example&quot; 1x)"/>'),
    svg('<rect fill="u&#x72;l(https://evil.example)"/>'),
    `<?xml-stylesheet href="https://evil.example/a.css"?>${svg('')}`,
    svg('<?xml-stylesheet href="a"?>'),
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`,
    `<!DOCTYPE svg>${svg('')}`,
    `<?xml version="1.0" encoding="utf-7"?>${svg('')}`,
    '<svg><path d="M0 0"/></svg>',
    '<html xmlns="http://www.w3.org/1999/xhtml"/>',
    '<svg xmlns="http://www.w3.org/1999/xhtml"><script/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<svg xmlns="http://www.w3.org/2000/svg"/><svg/>',
    'no drawing',
    '',
  ])('%s', (text) => expect(is(text)).toBe(false));
  test('in an encoding a browser would read otherwise', () => {
    const text = `\uFEFF${svg('')}`;
    const wide = new Uint8Array(new Uint16Array([...text].map((one) => one.charCodeAt(0))).buffer);
    expect(isHarmlessSvg(wide)).toBe(false);
  });
});

test('50 kB of the worst there is are judged at once', () => {
  const many = (text: string): string => text.repeat(Math.ceil(50_000 / text.length));
  expect(is(`${many('<!---->')}x`)).toBe(false);
  expect(is(many('<!--'))).toBe(false);
  expect(is(many(' '))).toBe(false);
  expect(is(many('<svg '))).toBe(false);
  expect(is(svg(many('<g>') + many('</g>')))).toBeTypeOf('boolean');
  expect(is(svg(`<path d="${many('M0 0')}"/>`))).toBe(true);
  expect(is(svg('', `style="${many('url(')}"`))).toBe(false);
});
