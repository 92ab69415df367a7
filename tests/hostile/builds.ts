/**
 * `npm run hostile`: the folders of strangers built for real, and the browser's whole lists. Each folder
 * is built to the end, or refused with `file:line:col`; what is written lies in the output folder. Takes
 * some minutes; `-- title` builds those whose name has the word.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromXml } from 'xast-util-from-xml';
import { command } from '../../src/cli/command.ts';
import { binary, runNode } from '../../src/cli/steps.ts';
import { listFiles } from '../../src/content/read.ts';
import { FOLDERS, type Folder } from './content-folders.ts';
import { placeFolder } from './place-folder.ts';

/** Milliseconds a build of one page may take on a busy machine. */
const PATIENCE = 120_000;
const PLACED = /^\S.*:\d+:\d+ {2}[\w-]+$/m;
const STACK = /^\s+at .*(?:\(|file:|node:)/m;

function build(folder: string, out: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production', CONTENT_DIR: folder, OUT_DIR: out };
    const child = spawn(process.execPath, [binary('astro', 'astro'), 'build'], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => (said += String(data)));
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

/** What is wrong with the outcome of one folder; undefined when it is right, or refused in words. */
async function judge(folder: Folder): Promise<'built' | 'refused' | Error> {
  const dir = mkdtempSync(join(tmpdir(), 'hostile-'));
  const out = join('test-results', `hostile-${process.pid}`);
  try {
    placeFolder(join(dir, 'content'), folder);
    const { code, said } = await build(join(dir, 'content'), out);
    if (code === null) return new Error('it hangs');
    if (listFiles(dir).some((path) => !path.startsWith('content/'))) {
      return new Error('something was written beside the content');
    }
    if (code !== 0) {
      if (!PLACED.test(said)) return new Error(`refused without a place:\n${said.slice(-1500)}`);
      return STACK.test(said) ? new Error(`a stack trace:\n${said.slice(-1500)}`) : 'refused';
    }
    if (folder.refused) return new Error(`built, but for ${folder.refused}`);
    for (const path of listFiles(out)) {
      const text = (): string => readFileSync(join(out, path), 'utf8');
      if (path.endsWith('.xml')) fromXml(text());
      if (path.endsWith('.json')) JSON.parse(text());
    }
    return existsSync(join(out, 'index.html')) ? 'built' : new Error('no index.html');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    rmSync(dir, { recursive: true, force: true });
    rmSync(out, { recursive: true, force: true });
  }
}

export default command({
  usage: '[part of a folder’s name]',
  words: 1,
  run: async (_values, [wanted = '']) => {
    const counts = { built: 0, refused: 0, wrong: 0 };
    for (const folder of FOLDERS.filter(({ name }) => name.includes(wanted))) {
      const outcome = await judge(folder);
      counts[outcome instanceof Error ? 'wrong' : outcome] += 1;
      if (outcome instanceof Error) console.error(`${folder.name}: ${outcome.message}`);
    }
    console.log(`${counts.built} built, ${counts.refused} refused, ${counts.wrong} wrong`);
    if (wanted) return counts.wrong > 0 ? 1 : 0;
    const args = ['test', '--config', 'tests/playwright.config.ts', 'tests/site/sound.spec.ts'];
    const browser = await runNode(binary('@playwright/test', 'playwright'), args, { HOSTILE: '1' });
    return counts.wrong > 0 ? 1 : browser;
  },
});
