/** Somebody's notes and a newer engine: the README's way, walked in two small repositories. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../../src/content/read.ts';

const AUTHOR = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];

function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  commit(folder, files);
  return folder;
}

function commit(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync('git', ['add', '-A'], { cwd: folder });
  execFileSync('git', [...AUTHOR, 'commit', '-qm', 'x'], { cwd: folder });
}

test('a newer engine takes the place of the old one and leaves every file of content alone', () => {
  const first = {
    'src/a.ts': '1',
    'src/old.ts': '1',
    'tests/a.ts': '1',
    'content/site.yaml': 'ours',
  };
  const engine = repository({ ...first, 'content/notes/a.mdx': 'ours' });
  // A template's copy has no history in common with the engine.
  const own = repository({ ...first, 'content/site.yaml': 'mine', 'content/notes/b.mdx': 'mine' });
  rmSync(join(engine, 'src/old.ts'));
  commit(engine, { 'src/a.ts': '2', 'package.json': '{}', 'content/site.yaml': 'ours, newer' });

  const [, recipe = ''] =
    /```sh\n(git remote add engine [^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const script = recipe
    .replace(/https:\S+/, engine)
    .replace('git commit', `git ${AUTHOR.join(' ')} commit`);
  execFileSync('bash', ['-ec', script], { cwd: own, stdio: 'pipe' });

  const read = (path: string): string => readFileSync(join(own, path), 'utf8');
  expect(read('src/a.ts')).toBe('2');
  expect(existsSync(join(own, 'src/old.ts'))).toBe(false);
  expect(existsSync(join(own, 'package.json'))).toBe(true);
  expect(read('content/site.yaml')).toBe('mine');
  expect(read('content/notes/b.mdx')).toBe('mine');
  expect(existsSync(join(own, 'content/notes/a.mdx'))).toBe(false);
  for (const folder of [engine, own]) rmSync(folder, { recursive: true });
});

test('the engine holds no content: no page and no data file lies in its folders', () => {
  const files = ['src', 'public', '.github'].flatMap((folder) => listFiles(folder));
  expect(files.length).toBeGreaterThan(300);
  const data = files.filter((path) => /\.(?:mdx|ya?ml)$/.test(path));
  expect(data).toEqual(['dependabot.yml', 'workflows/site.yml']);
});
