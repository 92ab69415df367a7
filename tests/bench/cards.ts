/**
 * `node tests/bench/cards.ts`: draws the cards of a site one after another, in one thread, and prints
 * how long each took and how large it is. The cache is not used.
 */
import { cardsOf } from '../../src/cards/site-cards.ts';
import { drawCard, warmUp } from '../../src/cards/draw.ts';
import { loadSite } from '../../src/site/load.ts';

const cards = cardsOf(loadSite());
const started = performance.now();
await warmUp();
const ready = performance.now() - started;

const drawn: { milliseconds: number; busy: number; bytes: number }[] = [];
for (const card of cards.values()) {
  const before = performance.now();
  const cpu = process.cpuUsage();
  const { length } = await drawCard(card);
  const { user, system } = process.cpuUsage(cpu);
  const busy = (user + system) / 1000;
  drawn.push({ milliseconds: performance.now() - before, busy, bytes: length });
}

/** The value below which the given share of the cards lies. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
const times = drawn.map(({ milliseconds }) => milliseconds);
const busy = drawn.map((card) => card.busy);
const sizes = drawn.map(({ bytes }) => bytes / 1000);
const show = (values: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => at(values, share).toFixed(0)).join(' / ');
console.log(`${drawn.length} cards; typefaces and engines ready in ${ready.toFixed(0)} ms`);
console.log(`milliseconds, median / 95 % / most: ${show(times)}`);
console.log(`of these the processor’s own, whoever else it worked for: ${show(busy)}`);
console.log(
  `kB, median / 95 % / most: ${show(sizes)}; all: ${(sizes.reduce((a, b) => a + b, 0) / 1000).toFixed(1)} MB`,
);
