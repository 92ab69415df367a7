import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildContent } from './imported-site.ts';

/** A content folder of one service and two sections, one of which needs Astro's compiler. */
function folder(root: string, name: string, summary: string): string {
  const dir = join(root, name);
  mkdirSync(join(dir, 'services'), { recursive: true });
  mkdirSync(join(dir, 'notes/rye'), { recursive: true });
  const put = (path: string, text: string): void => writeFileSync(join(dir, path), text);
  put('site.yaml', 'title: Rye\ntagline: t\ndescription: d\ncategories: [{ id: a, name: A }]\n');
  put('services/rye.mdx', `---\nname: Rye\ncategory: a\nsummary: ${summary}\n---\n\nThe same.\n`);
  put('notes/rye/same.mdx', '---\ntitle: Same\nservice: rye\norder: 1\n---\n\nThe same.\n');
  put(
    'notes/rye/steps.mdx',
    `---\ntitle: Steps\nservice: rye\norder: 2\n---\n\n<Steps>\n\n1. ${summary}\n\n</Steps>\n`,
  );
  return dir;
}

test('content folders that share ids and bytes are built in turn, either first, twice, and stay apart', async () => {
  test.setTimeout(240_000);
  const root = mkdtempSync(join(tmpdir(), 'folders-'));
  try {
    const folders = [folder(root, 'a', 'First.'), folder(root, 'b', 'Second.')];
    // One with other pages still: its modules are in nobody else's lists.
    cpSync(join(root, 'b/notes/rye/steps.mdx'), join(root, 'b/notes/rye/more.mdx'));
    const orders = [0, 1, 0, 1, 1, 0];
    for (const [turn, which] of orders.entries()) {
      const dist = join(root, `dist-${turn}`);
      await buildContent(folders[which] ?? '', dist);
      const steps = readFileSync(join(dist, 'rye/steps/index.html'), 'utf8');
      const words = ['First.', 'Second.'];
      expect(steps).toContain(`<li>${words[which]}</li>`);
      expect(steps).not.toContain(words[1 - which]);
      expect(readFileSync(join(dist, 'rye/same/index.html'), 'utf8')).toContain('<p>The same.</p>');
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
