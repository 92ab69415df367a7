/**
 * Loads a package when it is first needed: what draws diagrams, code and formulas takes 100 to 200 ms
 * to start, which a command or a page without any should not pay.
 */
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

const load = createRequire(import.meta.url);

/**
 * The package's exports. `entry` is its file inside the package, for one that names no entry for
 * `require`; Node loads a module of either kind. Throws when the package is not installed.
 */
export function lazily<Exports>(name: string, entry?: string): () => Exports {
  let exports: Exports | undefined;
  return () => {
    const path = entry && join(dirname(findPackageJSON(name, import.meta.url) ?? name), entry);
    return (exports ??= load(path ?? name) as Exports);
  };
}
