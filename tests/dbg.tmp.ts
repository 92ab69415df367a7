import { loadSite } from '../src/site/load.ts';
import { openSite } from '../src/search/open-site.ts';
const { engine } = await openSite(loadSite());
for (const q of process.argv.slice(2)) {
  const f = await engine.search(q);
  const p = f.parsed;
  console.log('\n##', q, '| comparing', p.comparing, '| service', p.service, '| corr', JSON.stringify(p.corrections), '| unknown', p.unknown);
  for (const t of p.strategies[0].terms) console.log('  term', t.label, t.weight.toFixed(2), t.services.join(), t.partOf ?? '', JSON.stringify(t.variants.map(v=>v.stems.join(' ')+':'+v.factor)));
  for (const h of f.hits.slice(0,6)) console.log('   ', engine.pageAt(h.page)!.address, h.score.toFixed(3), 'missing', h.missing.join());
}
