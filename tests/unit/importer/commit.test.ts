import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commit, commitNew, recover } from '../../../src/importer/commit.ts';
import { collectImages } from '../../../src/importer/images.ts';
import { ImportError } from '../../../src/importer/read.ts';
import { runImport } from '../../../src/importer/run.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'commit-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const put = (path: string, text: string | Uint8Array): void => writeFileSync(join(dir, path), text);
const get = (path: string): string => readFileSync(join(dir, path), 'utf8');

describe('the files of an import', () => {
  test('are all written, and those that moved are gone', () => {
    put('old.mdx', 'old');
    commit(dir, [{ path: 'a/b.mdx', data: 'new' }], ['old.mdx']);
    expect(get('a/b.mdx')).toBe('new');
    expect(existsSync(join(dir, 'old.mdx'))).toBe(false);
    expect(existsSync(join(dir, '.imports/.staging'))).toBe(false);
  });
  test('are all put back when one cannot be written', () => {
    put('a.mdx', 'before');
    put('file', 'in the way of a folder');
    const writes = [
      { path: 'a.mdx', data: 'after' },
      { path: 'file/b.mdx', data: 'after' },
    ];
    expect(() => commit(dir, writes, [])).toThrow();
    expect(get('a.mdx')).toBe('before');
    expect(get('file')).toBe('in the way of a folder');
  });
  test('are put back by the next import after a power cut', () => {
    put('a.mdx', 'half written');
    mkdirSync(join(dir, '.imports/.staging/old'), { recursive: true });
    put('.imports/.staging/old/a.mdx', 'before');
    put(
      '.imports/.staging/journal.json',
      JSON.stringify({ restore: ['a.mdx'], remove: ['b.mdx'] }),
    );
    put('b.mdx', 'new');
    expect(recover(dir)).toBe(true);
    expect(get('a.mdx')).toBe('before');
    expect(existsSync(join(dir, 'b.mdx'))).toBe(false);
    expect(recover(dir)).toBe(false);
  });
  test.each(['', '{"restore":["a.mdx"', '[]', '{"restore":[1],"remove":[]}', 'null'])(
    'are as they were when the journal is %j: nothing was changed before it was whole',
    (journal) => {
      put('a.mdx', 'before');
      mkdirSync(join(dir, '.imports/.staging/new'), { recursive: true });
      put('.imports/.staging/new/a.mdx', 'after');
      put('.imports/.staging/journal.json', journal);
      expect(recover(dir)).toBe(false);
      expect(get('a.mdx')).toBe('before');
      expect(existsSync(join(dir, '.imports/.staging'))).toBe(false);
    },
  );
  test.each([
    '../victim',
    '/etc/victim',
    'a/../../victim',
    'a//b',
    '.',
    '..\\victim',
    'C:victim',
    '',
  ])('never lie at %j, whoever wrote it into a journal', (path) => {
    const victim = join(dir, 'victim');
    writeFileSync(victim, 'kept');
    const content = join(dir, 'content');
    mkdirSync(join(content, '.imports/.staging/old'), { recursive: true });
    const journal = join(content, '.imports/.staging/journal.json');
    writeFileSync(journal, JSON.stringify({ restore: [], remove: [path] }));
    expect(recover(content)).toBe(false);
    expect(readFileSync(victim, 'utf8')).toBe('kept');
    expect(() => commit(content, [{ path, data: 'x' }], [])).toThrow(ImportError);
    expect(() => commit(content, [], [path])).toThrow(ImportError);
    expect(readFileSync(victim, 'utf8')).toBe('kept');
  });
  test('are not written, removed or put back through a link', () => {
    mkdirSync(join(dir, 'content/.imports/.staging/old'), { recursive: true });
    mkdirSync(join(dir, 'elsewhere'));
    put('elsewhere/a.mdx', 'kept');
    symlinkSync(join(dir, 'elsewhere'), join(dir, 'content/notes'));
    const content = join(dir, 'content');
    put('content/.imports/.staging/journal.json', '{"restore":[],"remove":["notes/a.mdx"]}');
    expect(() => recover(content)).toThrow(ImportError);
    put('content/.imports/.staging/journal.json', '{"restore":["b.mdx"],"remove":[]}');
    symlinkSync(join(dir, 'elsewhere/a.mdx'), join(content, '.imports/.staging/old/b.mdx'));
    expect(() => recover(content)).toThrow(ImportError);
    rmSync(join(content, '.imports'), { recursive: true });
    expect(() => commit(content, [{ path: 'notes/a.mdx', data: 'x' }], [])).toThrow(ImportError);
    expect(() => commit(content, [], ['notes/a.mdx'])).toThrow(ImportError);
    symlinkSync(join(dir, 'elsewhere'), join(content, '.imports'));
    expect(() => commit(content, [{ path: 'c.mdx', data: 'x' }], [])).toThrow(ImportError);
    expect(get('elsewhere/a.mdx')).toBe('kept');
    expect(existsSync(join(dir, 'elsewhere/.staging'))).toBe(false);
  });
  test('are staged where git does not look', () => {
    put('file', 'in the way of a folder');
    let seen = '';
    const writes = [
      {
        path: 'a.mdx',
        get data(): string {
          seen = get('.imports/.staging/.gitignore');
          throw new Error('no space left on device');
        },
      },
    ];
    expect(() => commit(dir, writes, [])).toThrow('no space left');
    expect(seen).toBe('*\n');
    expect(existsSync(join(dir, '.imports/.staging'))).toBe(false);
  });
  test('make a new folder in one step', () => {
    mkdirSync(join(dir, 'empty'));
    commitNew(join(dir, 'empty'), [{ path: 'a/b.mdx', data: 'x' }]);
    expect(get('empty/a/b.mdx')).toBe('x');
  });
});

describe('the command', () => {
  const options = { level: undefined, service: undefined, tips: undefined, dry: false };
  const run = (fresh: boolean, into = 'out', file = 'notes.md'): string => {
    try {
      runImport({ ...options, file: join(dir, file), dir: join(dir, into), fresh });
      return 'done';
    } catch (error) {
      return error instanceof ImportError ? error.problem.code : String(error);
    }
  };
  test('makes a new folder, but never in one that has files', () => {
    put('notes.md', '# A\n\ntext\n');
    expect(run(true)).toBe('done');
    expect(run(true)).toBe('folder-not-empty');
  });
  test('imports only into a content folder', () => {
    put('notes.md', '# A\n');
    expect(run(false, '.')).toBe('no-content-folder');
  });
  test('names a file that is not there', () => {
    expect(run(true, 'out', 'nothing.md')).toBe('no-notes');
    expect(run(true, 'out', '.')).toBe('no-notes');
  });
  test('writes nothing when it is told to only report', () => {
    put('notes.md', '# A\n');
    runImport({
      ...options,
      dry: true,
      file: join(dir, 'notes.md'),
      dir: join(dir, 'out'),
      fresh: true,
    });
    expect(existsSync(join(dir, 'out'))).toBe(false);
  });
});

describe('pictures', () => {
  const PNG = Buffer.from('\x89PNG\r\n\x1a\n … IEND\xaeB`\x82', 'latin1');
  const find = (url: string): string => {
    const found = collectImages(join(dir, 'n'), 'images/notes').find(url, '');
    return 'url' in found ? found.url : found.why;
  };
  beforeEach(() => {
    mkdirSync(join(dir, 'n/sub'), { recursive: true });
    put('n/notes.md', '# A\n');
    put('n/a b.png', PNG);
    put('secret.png', PNG);
  });
  test('are found by the address the notes have for them', () => {
    expect(find('a%20b.png')).toBe('../../images/notes/a-b.png');
    expect(find('sub/../a b.png?raw=true#x')).toBe('../../images/notes/a-b.png');
  });
  test('are taken from beside the notes only, through links either', () => {
    symlinkSync(join(dir, 'secret.png'), join(dir, 'n/link.png'));
    expect(find('../secret.png')).toBe('outside the folder of the notes');
    expect(find('link.png')).toBe('outside the folder of the notes');
    expect(find(join(dir, 'secret.png'))).toBe('outside the folder of the notes');
  });
  test('are pictures by what is in them, whatever they are called', () => {
    put('n/page.png', '<script>x</script>');
    put('n/ok.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');
    put('n/bad.svg', '<svg onload="x()"></svg>');
    expect(find('page.png')).toBe('not a picture that is safe to show');
    expect(find('ok.svg')).toBe('../../images/notes/ok.svg');
    expect(find('bad.svg')).toBe('not a picture that is safe to show');
    expect(find('sub')).toBe('not a file');
    expect(find('nowhere.png')).toBe('no such file');
  });
  test('may be written into the notes themselves', () => {
    expect(find(`data:image/png;base64,${Buffer.from(PNG).toString('base64')}`)).toMatch(
      /image-\w+\.png$/,
    );
    expect(find('data:text/html,<script>x</script>')).toBe('a data: address that is no picture');
  });
});
