/** `npm run search -- "query"`: rank, title, address and what was done to the query, on the content as it is. */
import { openSite } from '../search/open-site.ts';
import { resultsOf, type Result } from '../search/result.ts';
import type { Filters, ParsedQuery } from '../search/types.ts';
import { command, oneOf, UsageError, wholeNumber } from './command.ts';
import { soundSite } from './content.ts';

const SEARCH_KINDS = ['service', 'section', 'tip', 'comparison', 'change', 'page'] as const;

function printParsed({ terms, corrections, comparing, unknown }: ParsedQuery): void {
  console.log(`searched: ${terms.map(({ label }) => label).join(', ') || 'nothing'}`);
  for (const { from, to } of corrections) console.log(`respelled: ${from} → ${to}`);
  if (comparing) console.log('reads as: a comparison');
  if (unknown.length) console.log(`not in the vocabulary: ${unknown.join(', ')}`);
}

function printResults(results: readonly Result[]): void {
  for (const { rank, title, section, address, kind, score, missing } of results) {
    const lacks = missing.length ? `  without ${missing.join(', ')}` : '';
    console.log(`\n${String(rank).padStart(2)}. ${title}${section ? ` › ${section}` : ''}`);
    console.log(`    ${address}  [${kind}, ${score}]${lacks}`);
  }
}

export default command({
  usage: '"query" [--json] [--verbatim] [--limit 10] [--kind tip] [--service id] [--domain 1]',
  options: {
    json: { type: 'boolean', default: false },
    verbatim: { type: 'boolean', default: false },
    limit: { type: 'string', default: '10' },
    kind: { type: 'string' },
    service: { type: 'string' },
    domain: { type: 'string' },
  },
  words: Infinity,
  run: async ({ json, verbatim, limit, kind, service, domain }, words) => {
    const query = words.join(' ');
    if (!query.trim()) throw new UsageError('Say what to search for.');
    const most = wholeNumber('--limit', limit, 1, 1000);
    const filters: Filters = { kind, service, domain };
    if (kind !== undefined) oneOf('--kind', kind, SEARCH_KINDS);
    const site = soundSite();
    if (!site) return 1;
    const ids = [...site.services, ...site.families].map(({ id }) => id);
    if (service !== undefined) oneOf('--service', service, ids);
    const domains = site.config.exam?.domains.map(({ id }) => id) ?? [];
    if (domain !== undefined) oneOf('--domain', domain, domains);
    const { engine } = await openSite(site);
    const { hits, parsed } = await engine.search(query, { filters, verbatim });
    const nothing = hits.length === 0;
    const results = resultsOf(engine, (nothing ? engine.popular() : hits).slice(0, most));
    if (json) {
      const typed = Object.fromEntries(parsed.typed);
      const said = { query, nothing, parsed: { ...parsed, typed }, results };
      console.log(JSON.stringify(said, null, 2));
      return 0;
    }
    printParsed(parsed);
    if (nothing) console.log('nothing found; what most pages are about:');
    printResults(results);
    return 0;
  },
});
