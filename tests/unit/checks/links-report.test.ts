import { describe, expect, test } from 'vitest';
import type { Relation } from '../../../src/catalogue/relations.ts';
import { formatLinks, reportLinks, type LinkedPage } from '../../../src/checks/links-report.ts';
import type { ServiceId } from '../../../src/core/ids.ts';
import type { Mention, Reason } from '../../../src/markdown/mentions.ts';

/** A mention of an entry; without a reason it is linked. */
const mention = (service: string, reason?: Reason): Mention => ({
  service: service as ServiceId,
  name: service.toUpperCase(),
  anchor: undefined,
  sentence: `About ${service}.`,
  linked: reason === undefined,
  ...(reason ? { reason } : {}),
  line: 3,
  column: 7,
});

const page = (id: string, mentions: Mention[], links: string[] = []): LinkedPage => ({
  address: `/${id}/`,
  file: `services/${id}.mdx`,
  self: [id],
  mentions,
  links,
});

const eats = (from: string, to: string): Relation => ({
  from,
  to,
  verb: 'eats',
  inverse: false,
  label: 'eats',
  weight: 5,
});

describe('the report tells', () => {
  test('a linked mention from one nearly linked, and counts what is the rule', () => {
    const mentions = [
      mention('rhea'),
      mention('rhea', 'already-linked'),
      mention('kiwi', 'wrong-case'),
    ];
    const { pages } = reportLinks({ pages: [page('emu', mentions)], entries: [], relations: [] });
    expect(pages[0]?.linked).toEqual([mention('rhea')]);
    expect(pages[0]?.near).toEqual([mention('kiwi', 'wrong-case')]);
    expect(pages[0]?.plain).toEqual(new Map([['already-linked', 1]]));
  });

  test('which entries no other page speaks of', () => {
    const pages = [page('emu', [mention('emu', 'own-page'), mention('rhea', 'in-heading')])];
    const { neverMentioned } = reportLinks({
      pages,
      entries: ['emu', 'rhea', 'kiwi'],
      relations: [],
    });
    expect(neverMentioned).toEqual(['emu', 'kiwi']);
  });

  test('which pages no other page links to', () => {
    const pages = [page('emu', [], ['/emu/#top', '#end', '/rhea/#egg']), page('rhea', [])];
    expect(reportLinks({ pages, entries: [], relations: [] }).notLinkedTo).toEqual(['/emu/']);
  });

  test('which relations neither side tells', () => {
    const pages = [page('emu', [mention('rhea')]), page('kiwi', [])];
    const relations = [eats('emu', 'rhea'), eats('rhea', 'emu'), eats('emu', 'kiwi')];
    expect(reportLinks({ pages, entries: [], relations }).untold).toEqual([eats('emu', 'kiwi')]);
  });
});

test('the report reads page by page, then on the whole', () => {
  const pages = [
    page('emu', [
      mention('rhea'),
      mention('rhea', 'already-linked'),
      mention('kiwi', 'wrong-case'),
    ]),
  ];
  const report = reportLinks({ pages, entries: ['kiwi'], relations: [eats('emu', 'kiwi')] });
  expect(formatLinks(report)).toBe(
    `
/emu/  services/emu.mdx
  linked: 1
       3  RHEA → rhea
  not linked: 1 linked already in the section
  nearly linked: 1
    services/emu.mdx:3:7  “KIWI” is not kiwi: an ordinary word, not in the case of a name
          About kiwi.

never mentioned on another page: 1
  kiwi

linked to from no other page’s text: 1
  /emu/

relations that neither side’s pages mention: 1
  emu eats kiwi

1 link on 1 page, 1 nearly linked`.trim(),
  );
});
