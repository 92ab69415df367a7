/** Puts a content folder of the hostile set on the disk. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Folder } from './content-folders.ts';

export function placeFolder(dir: string, { files }: Folder): void {
  for (const [path, file] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    if (typeof file === 'object' && 'linkTo' in file) symlinkSync(file.linkTo, join(dir, path));
    else writeFileSync(join(dir, path), file);
  }
}
