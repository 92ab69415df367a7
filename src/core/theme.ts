/**
 * What a reader chose (theme, size of type, width of the text), set before the first paint so that
 * nothing flashes. It runs inline, last in the head; the content security policy allows exactly this text
 * by its hash. A value no style knows changes nothing.
 */
export const COMFORT = ['theme', 'size', 'width'] as const;

const THEME = `try{for(var k of ${JSON.stringify(COMFORT)}){var v=localStorage.getItem(k);if(v)document.documentElement.dataset[k]=v}}catch(e){}`;

/**
 * Trusted Types: the page's policy forbids every way to turn text into code or markup. What starts by
 * address (workers) may do so when the address is one of ours; nothing else gets through.
 */
const policy = (base: string): string =>
  `if(window.trustedTypes)trustedTypes.createPolicy('default',{createScriptURL(a){var u=new URL(a,location.href),p=u.pathname.slice(${base.length});if(u.origin==location.origin&&u.pathname.startsWith(${JSON.stringify(base)})&&(p=='sw.js'||/^(assets|pagefind)\\/[\\w.-]+\\.m?js$/.test(p)))return a}});`;

/** The first script of every page, which the content security policy allows by its hash. `base` is `/` or `/notes/`. */
export const firstScript = (base: string): string => policy(base) + THEME;

/** The ground of a page in the light and the dark look; the values are those of `tokens.css`. */
export const PAPER = { light: '#fdfcf8', dark: '#16171b' } as const;
