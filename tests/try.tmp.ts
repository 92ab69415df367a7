import { loadSite } from '/work/wt/search/src/site/load.ts';
import { openSite } from '/work/wt/search/src/search/open-site.ts';
import { judge, measure } from '/work/wt/search/src/search/report.ts';
import { resultsOf } from '/work/wt/search/src/search/result.ts';
import { offer } from '/work/wt/search/src/search/nearest.ts';
import { sizeOf } from '/work/wt/search/src/search/fit.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
const t0=performance.now();
const site = loadSite();
const t1=performance.now();
const { engine, pagefind } = await openSite(site);
const t2=performance.now();
console.log('site',t1-t0|0,'index',t2-t1|0,'bytes',sizeOf(engine.data));
const show = process.argv.includes('-v');
for (const file of process.argv.slice(2).filter(a=>a.endsWith('yaml'))) {
const golden = parse(readFileSync(file,'utf8'));
const all=[]; const t=performance.now();
for (const [g,qs] of Object.entries(golden)) { const here=[]; for (const q of qs as any[]) { const f = await engine.search(q.q); const hits = f.hits.length? f.hits : offer(q.q, engine.lexicon).hits; const j = judge(g,q,resultsOf(engine,hits.slice(0,10)).map(r=>r.address)); here.push(j); all.push(j); if (j.place!==1 && !process.env.Q) console.log('  ',g,'|',q.q.slice(0,100),'| place',j.place,'|',j.found.slice(0,3).join(' ')); }
 const m=measure(here); if(!process.env.Q)console.log(g.padEnd(14),m.queries,(m.success1*100).toFixed(1),(m.success3*100).toFixed(1)); }
const m=measure(all); if(process.env.Q){console.log(process.env.Q,file,(m.success1*100).toFixed(1),(m.success3*100).toFixed(1),m.mrr.toFixed(4));continue}; console.log('ALL',m.queries,(m.success1*100).toFixed(1),(m.success3*100).toFixed(1),m.mrr.toFixed(3),m.deadEnds, (performance.now()-t|0)+' ms');
}
