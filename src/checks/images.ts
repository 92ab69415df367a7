/** Pictures of the content: each must lie in the content folder, be a picture, and say what it shows. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { formatOf } from '../content/pictures.ts';
import { decode } from '../core/address.ts';
import { nearest, type Problem } from '../core/problem.ts';
import type { Site } from '../site/site.ts';

/** What Astro's asset pipeline reads; it hands SVG on as it is. */
const FORMATS = ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'svg', 'tiff'];

/** Judges every picture of every page, before a build would fail on it without a place. */
export function checkImages(site: Site): Problem[] {
  const { allowCode } = site.config;
  return site.pages.flatMap((page) =>
    page.outline.images.flatMap(({ url, alt, place }) => {
      const problem = (code: string, expected: string, suggestion?: string): Problem[] => [
        { code, place, found: `![${alt}](${url})`, expected, suggestion },
      ];
      if (!alt.trim()) return problem('image-without-alt', '![what the picture shows](address)');
      if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) {
        return problem(
          'remote-image',
          'a picture of the content folder: pages load nothing from elsewhere',
        );
      }
      if (url.startsWith('/')) return problem('image-path', 'a path relative to the page, ./a.png');
      const ending = /\.([a-z0-9]+)$/i.exec(url)?.[1]?.toLowerCase();
      if (!ending || !FORMATS.includes(ending)) {
        return problem('image-format', `a file that ends in one of ${FORMATS.join(', ')}`);
      }
      const file = join(site.dir, dirname(page.entry.path), decode(url));
      if (!existsSync(file)) {
        return problem('missing-image', 'the path of a picture', sibling(file, url));
      }
      const inside = realpathSync(file).startsWith(realpathSync(site.dir) + sep);
      if (!inside) return problem('image-outside', 'a picture inside the content folder');
      // A drawing with a script is a document of the site to whoever opens it by its address.
      if (allowCode || formatOf(readFileSync(file)) || ending === 'tiff') return [];
      return ending === 'svg'
        ? problem('unsafe-image', 'a drawing of shapes and words, without scripts and addresses')
        : problem('broken-image', 'a whole picture in the format its name ends in');
    }),
  );
}

/** The nearest name in the folder the picture should lie in. */
function sibling(file: string, url: string): string | undefined {
  const folder = dirname(file);
  const name = existsSync(folder) && nearest(basename(file), readdirSync(folder));
  return name ? url.slice(0, -basename(url).length) + name : undefined;
}
