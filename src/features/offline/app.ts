/** The site as an app that can be installed: its manifest, and its icons drawn from the icon of the tab. Node only. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { interfaceOf } from '../../core/interface.ts';
import { PAPER } from '../../core/theme.ts';
import { asks } from '../../site/lists.ts';
import type { Site } from '../../site/site.ts';

/** Every icon by the name of its file: its size in pixels, and whether a device may cut it to a shape. */
export const ICONS: Readonly<Record<string, { readonly size: number; readonly cut: boolean }>> = {
  'icon-192': { size: 192, cut: false },
  'icon-512': { size: 512, cut: false },
  'cut-192': { size: 192, cut: true },
  'cut-512': { size: 512, cut: true },
};

/** `href` puts the base in front of an address. */
export function appManifest(site: Site, href: (address: string) => string): unknown {
  const { config } = site;
  const t = interfaceOf(config);
  const shortcuts = [
    { name: t('search'), url: '/search/' },
    ...(asks(site)
      ? [
          { name: t('recall'), url: '/recall/' },
          { name: t('tips'), url: '/tips/' },
        ]
      : []),
  ];
  return {
    id: href('/'),
    name: config.title,
    short_name: config.title,
    description: config.description,
    lang: config.language,
    dir: t.dir,
    start_url: href('/'),
    scope: href('/'),
    display: 'standalone',
    // Where a browser has it, with Back and the address: pages here are linked to.
    display_override: ['minimal-ui'],
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons: Object.entries(ICONS).map(([name, { size, cut }]) => ({
      src: href(`/icons/${name}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: cut ? 'maskable' : 'any',
    })),
    shortcuts: shortcuts.map(({ name, url }) => ({ name, url: href(url) })),
  };
}

/** The icon of the browser's tab, as SVG: the site's own, or the project's. */
export function tabIcon({ dir, config }: Pick<Site, 'dir' | 'config'>): string {
  const own = config.favicon && join(dir, config.favicon);
  return readFileSync(own && existsSync(own) ? own : 'public/favicon.svg', 'utf8');
}

/**
 * An icon as PNG. One that may be cut keeps within the middle four fifths, on the colour of the icon's
 * own edge or, where that is transparent, on `ground`.
 */
export function drawIcon(svg: string, size: number, cut: boolean, ground: string): Uint8Array {
  const draw = (source: string, width: number) =>
    new Resvg(source, { fitTo: { mode: 'width', value: width } }).render();
  if (!cut) return draw(svg, size).asPng();
  const small = draw(svg, 32);
  const [r, g, b, opaque] = small.pixels.subarray(32 * (small.height >> 1) * 4 + 4);
  const colour = opaque === 255 ? `rgb(${r},${g},${b})` : ground;
  const data = Buffer.from(svg).toString('base64');
  return draw(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="${colour}"/><image x="1" y="1" width="8" height="8" href="data:image/svg+xml;base64,${data}"/></svg>`,
    size,
  ).asPng();
}
