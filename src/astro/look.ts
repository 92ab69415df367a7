/** The look a site gives itself: the accent of `site.yaml` and `site.css` of its folder, in the site's one stylesheet. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'virtual:look.css';

/** A Vite plugin; `dir` is the content folder, `accent` a colour such as `#0a7d4f`. */
export function look(dir: string, accent: string | undefined) {
  const file = join(dir, 'site.css');
  return {
    name: 'look',
    enforce: 'pre' as const,
    resolveId: (id: string): string | undefined => (id === NAME ? file : undefined),
    load: (id: string): string | undefined =>
      id === file
        ? tints(accent) + (existsSync(file) ? readFileSync(file, 'utf8') : '')
        : undefined,
  };
}

/**
 * The marker's tints in another colour. Lightness is set and hue is taken, so that words stay as
 * legible on them as on the yellow; a browser without relative colours keeps the yellow.
 */
export function tints(accent: string | undefined): string {
  if (!accent) return '';
  const tint = (light: string, dark: string): string =>
    `light-dark(oklch(from ${accent} ${light} h), oklch(from ${accent} ${dark} h))`;
  return `@supports (color: oklch(from red l c h)) {
  :root {
    --marker: ${tint('0.9 min(c, 0.14)', '0.42 min(c, 0.1)')};
    --marker-edge: ${tint('0.72 c', '0.8 c')};
    --marker-wash: ${tint('0.975 min(c, 0.025)', '0.24 min(c, 0.03)')};
    --marker-ink: ${tint('0.42 min(c, 0.12)', '0.86 min(c, 0.12)')};
  }
}
`;
}
