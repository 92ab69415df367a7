/**
 * What a page fetches later is fetched by `import()` alone. Vite's helper that also preloads a chunk's
 * own chunks would be a sixth of the script every page loads, for a step saved when search opens.
 */
/** `x(async()=>{let{a:b}=await import(`./c.js`);return{a:b}},[])`, as it stands in a minified chunk. */
const WRAPPED =
  /\w+\(async\(\)=>\{let\{[^{}]*\}=await import\((`[^`]+`)\);return\{[^{}]*\}\},\[\]\)/g;

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
    // Vite's own wrapping comes last; what is left of it says nothing.
    generateBundle: {
      order: 'post' as const,
      handler(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.code) chunk.code = chunk.code.replaceAll(WRAPPED, 'import($1)');
        }
      },
    },
  };
}
