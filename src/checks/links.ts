/** Internal links of the content: every address and anchor must exist. */
import { decode, schemeOf, SCHEMES } from '../core/address.ts';
import { nearest, type Problem } from '../core/problem.ts';
import type { Site } from '../site/site.ts';

/** Judges every link of every page against the addresses and anchors of the site. */
export function checkLinks(site: Site): Problem[] {
  return site.pages.flatMap((page) => [
    ...page.outline.links.flatMap((link) => judge(site, page.address, link.url, link.place)),
  ]);
}

function judge(site: Site, from: string, url: string, place: Problem['place']): Problem[] {
  const scheme = schemeOf(url);
  if (scheme !== undefined && SCHEMES.has(scheme)) return [];
  // A browser takes a back-slash for a slash: two of either name another host.
  if (scheme !== undefined || /^[/\\]{2}/.test(url)) {
    return [
      {
        code: 'unsafe-link',
        place,
        found: url,
        expected: 'an https, http or mailto address, or an address of this site',
      },
    ];
  }
  const [path = '', anchor] = url.split('#', 2);
  const address = path === '' ? from : path.split('?')[0];
  const known = address === undefined ? undefined : site.addresses.get(address);
  if (!known) {
    return [
      {
        code: 'dead-link',
        place,
        found: url,
        expected: 'the address of a page, beginning and ending in a slash',
        suggestion: nearest(address ?? url, site.addresses.keys()),
      },
    ];
  }
  if (!anchor || known.has(decode(anchor))) return [];
  const suggestion = nearest(anchor, known.keys());
  return [
    {
      code: 'dead-anchor',
      place,
      found: url,
      expected: `an anchor of ${address ?? from}`,
      suggestion: suggestion && `${path}#${suggestion}`,
    },
  ];
}
