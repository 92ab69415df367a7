/** `npm run search -- "query"`: rank, title, address and what the planner did, on the built index. */
import { parseArgs } from 'node:util';
import { nearest } from '../search/nearest.ts';
import { openIndex } from '../search/open-index.ts';
import type { Filters } from '../search/rank.ts';
import { resultOf, type Result } from '../search/result.ts';
import type { ParsedQuery } from '../search/types.ts';

const USAGE =
  'npm run search -- "query" [--json] [--verbatim] [--limit 10] [--kind tip] [--service id] [--domain 1]';

function printPlan(parsed: ParsedQuery, strategy: string): void {
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
const engine = await openIndex(process.env['OUT_DIR'] || 'dist');
const filters: Filters = { kind: values.kind, service: values.service, domain: values.domain };
const { hits, strategy, parsed } = await engine.search(query, { filters, verbatim: values.verbatim });
const isNearest = hits.length === 0;
const shown = (isNearest ? nearest(query, engine.lexicon) : hits).slice(0, Number(values.limit));
const results = shown.map((hit, i) => resultOf(engine, hit, i + 1));
if (values.json) {
  console.log(
    JSON.stringify({ query, strategy: strategy.kind, nearest: isNearest, parsed, results }, null, 2),
  );
} else {
  printPlan(parsed, strategy.kind);
  if (isNearest) console.log('nothing found; the nearest services:');
  printResults(results);
}
