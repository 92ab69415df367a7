/**
 * What a page fetches later is fetched by `import()` alone. Vite's helper that also preloads a chunk's
 * own chunks would be a sixth of the script every page loads, for a step saved when search opens.
 */
export function plainImports() {
  return {
    name: 'plain-imports',
    enforce: 'pre' as const,
    apply: 'build' as const,
    configEnvironment: (name: string) =>
      name === 'client'
        ? { build: { modulePreload: { polyfill: false, resolveDependencies: () => [] } } }
        : undefined,
    load: (id: string): string | undefined =>
      id === '\0vite/preload-helper.js'
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
  };
}
