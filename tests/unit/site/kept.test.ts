import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMdx } from '../../../src/markdown/parse.ts';
import { keptIn } from '../../../src/site/kept.ts';
import { parseBeside } from '../../../src/site/parse-beside.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'kept-'))));
afterEach(() => rmSync(dir, { recursive: true }));

const never = (): never => {
  throw new Error('made again');
};

describe('what is kept between runs', () => {
  it('is made once, and each who asks gets a copy of their own', () => {
    const { keep } = keptIn(join(dir, 'kept'), 'epoch');
    keep('a', () => ({ list: [1] })).list.push(2);
    const { keep: later, save } = keptIn(join(dir, 'kept'), 'epoch');
    later('a', () => ({ list: [1] }));
    save();
    const third = keptIn(join(dir, 'kept'), 'epoch');
    third.keep<{ list: number[] }>('a', never).list.push(3);
    expect(third.keep('a', never)).toEqual({ list: [1] });
  });

  it('is made again in another epoch, and from a file that was cut', () => {
    const file = join(dir, 'kept');
    const first = keptIn(file, 'one');
    first.keep('a', () => 1);
    first.save();
    expect(keptIn(file, 'two').keep('a', () => 2)).toBe(2);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20));
    expect(keptIn(file, 'one').keep('a', () => 3)).toBe(3);
  });

  it('is dropped when nobody asked for it', () => {
    const file = join(dir, 'kept');
    const kept = keptIn(file, 'one');
    kept.keep('a', () => 1);
    kept.keep('b', () => 2);
    kept.save();
    kept.keep('b', never);
    kept.save();
    expect(keptIn(file, 'one').has('a')).toBe(false);
    expect(keptIn(file, 'one').has('b')).toBe(true);
  });

  it('has no programs: a tree with an expression is parsed each time', () => {
    const kept = keptIn(join(dir, 'kept'), 'one');
    kept.keep('a', () => parseMdx('{1 + 1}'));
    kept.save();
    expect(kept.has('a')).toBe(false);
  });
});

describe('parsing beside the main thread', () => {
  it('gives every tree as parsing here does, and leaves out what does not parse', () => {
    const texts = Array.from({ length: 300 }, (_, at) => `## Part ${at}\n\n${'word '.repeat(200)}`);
    texts[7] = '<a>';
    const parsed = parseBeside(texts, false);
    expect(parsed.size).toBe(299);
    expect(parsed.has(7)).toBe(false);
    for (const [at, json] of parsed) {
      expect(json).toBe(JSON.stringify(parseMdx(texts[at] ?? '')));
    }
  });

  it('starts no thread for a few pages', () => {
    expect(parseBeside(['one', 'two'], false).size).toBe(0);
  });
});
