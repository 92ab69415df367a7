/** `npm run search -- "query"`: rank, title, address and what was done to the query, on the content as it is. */
import { parseArgs } from 'node:util';
import { offer } from '../search/nearest.ts';
import { openSite } from '../search/open-site.ts';
import type { Filters } from '../search/rank.ts';
import { resultsOf, type Result } from '../search/result.ts';
import type { ParsedQuery } from '../search/types.ts';
import { loadSite } from '../site/load.ts';

const USAGE =
  'npm run search -- "query" [--json] [--verbatim] [--limit 10] [--kind tip] [--service id] [--domain 1]';

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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    verbatim: { type: 'boolean', default: false },
    limit: { type: 'string', default: '10' },
    kind: { type: 'string' },
    service: { type: 'string' },
    domain: { type: 'string' },
  },
});
const query = positionals.join(' ');
if (!query) {
  console.error(USAGE);
  process.exit(2);
}
const { engine } = await openSite(loadSite());
const filters: Filters = { kind: values.kind, service: values.service, domain: values.domain };
const { hits, strategy, parsed } = await engine.search(query, {
  filters,
  verbatim: values.verbatim,
});
const nothing = hits.length === 0;
const offered = offer(query, engine.lexicon);
const results = resultsOf(engine, (nothing ? offered.hits : hits).slice(0, Number(values.limit)));
if (values.json) {
  const typed = Object.fromEntries(parsed.typed);
  console.log(
    JSON.stringify(
      { query, strategy: strategy.kind, nothing, parsed: { ...parsed, typed }, results },
      null,
      2,
    ),
  );
} else {
  printParsed(parsed, strategy.kind);
  if (nothing)
    console.log(
      `nothing found; ${offered.alike ? 'names that look alike' : 'what most look for'}:`,
    );
  printResults(results);
}
