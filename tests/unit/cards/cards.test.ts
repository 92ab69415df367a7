import { describe, expect, test } from 'vitest';
import { cardsOf, socialTags } from '../../../src/cards/site-cards.ts';
import { targetsOf } from '../../../src/permalinks/targets.ts';
import { site } from '../site/flightless.ts';

const tagsOf = (key: string): string => {
  const target = targetsOf(site).get(key);
  if (!target) throw new Error(`the fixture has no ${key}`);
  const page = { ...target, type: 'article', target } as const;
  return socialTags(site, page, (address) => `https://x${address}`);
};

describe('the cards of a site', () => {
  test('are those of its pages, its tips and itself, and of nothing else', () => {
    const pages = site.pages.map(({ address }) => address);
    const tips = site.tips.map(({ id }) => `/tips/${id}/`);
    expect([...cardsOf(site).keys()].sort()).toEqual(['/', ...pages, ...tips].sort());
  });

  test('say where a page stands, what it is called and what it says', () => {
    expect(cardsOf(site).get('/emu/')).toMatchObject({
      kind: 'page',
      title: 'Common emu',
      site: site.config.title,
    });
    const [note] = site.notes;
    const service = site.services.find(({ id }) => id === note?.services[0]);
    expect(cardsOf(site).get(note?.address ?? '')?.parent).toBe(service?.title);
  });
});

describe('the tags of an address', () => {
  test('name the picture that is drawn for it', () => {
    expect(tagsOf('/emu/')).toMatch(
      /<meta property="og:image" content="https:\/\/x\/og\/emu\.png\?v=[0-9a-z]{7}">/,
    );
  });

  test('of a section name its page’s picture, those of a list the site’s', () => {
    const [note] = site.notes;
    const section = [...targetsOf(site).values()].find(({ kind }) => kind === 'section');
    expect(note).toBeDefined();
    expect(tagsOf(section?.key ?? '')).toContain(`/og${section?.address.slice(0, -1)}.png`);
    expect(tagsOf('/tips/')).toContain('https://x/og/index.png');
  });

  test('are text, whatever a title holds', () => {
    const page = {
      title: '"><script>',
      description: 'a & b',
      address: '/x/',
      type: 'article',
    } as const;
    const tags = socialTags(
      site,
      { ...page, target: undefined },
      (address) => `https://x${address}`,
    );
    expect(tags).toContain('content="&quot;>&lt;script>"');
    expect(tags).toContain('content="a &amp; b"');
    expect(tags).not.toContain('og:image');
  });
});
