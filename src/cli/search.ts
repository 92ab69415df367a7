/** `npm run search -- "query"`: rank, title, address and what was done to the query, on the content as it is. */
import { offer } from '../search/nearest.ts';
import { openSite } from '../search/open-site.ts';
import type { Filters } from '../search/rank.ts';
import { resultsOf, type Result } from '../search/result.ts';
import type { ParsedQuery } from '../search/types.ts';
import { command, oneOf, UsageError, wholeNumber } from './command.ts';
import { soundSite } from './content.ts';

const SEARCH_KINDS = ['service', 'section', 'tip', 'comparison', 'change', 'page'] as const;

function printParsed(parsed: ParsedQuery, strategy: string): void {
  const [first] = parsed.strategies;
  if (first)
    console.log(`strategy: ${first.kind} (${first.why}); searched: ${first.query || 'nothing'}`);
  if (strategy !== first?.kind) console.log(`fell back to: ${strategy}`);
  if (parsed.comparing) console.log('reads as: a comparison');
  if (parsed.changed) console.log('reads as: what became of it');
  if (parsed.unknown.length) console.log(`not in the vocabulary: ${parsed.unknown.join(', ')}`);
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
    const { hits, strategy, parsed } = await engine.search(query, { filters, verbatim });
    const nothing = hits.length === 0;
    const offered = offer(query, engine.lexicon);
    const results = resultsOf(engine, (nothing ? offered.hits : hits).slice(0, most));
    if (json) {
      const typed = Object.fromEntries(parsed.typed);
      const said = {
        query,
        strategy: strategy.kind,
        nothing,
        parsed: { ...parsed, typed },
        results,
      };
      console.log(JSON.stringify(said, null, 2));
      return 0;
    }
    printParsed(parsed, strategy.kind);
    if (nothing) {
      console.log(
        `nothing found; ${offered.alike ? 'names that look alike' : 'what most look for'}:`,
      );
    }
    printResults(results);
    return 0;
  },
});
