/**
 * What a reader chose (theme, size of type, width of the text), set before the first paint so that
 * nothing flashes. It runs inline in `<head>`; the content security policy allows exactly this text
 * by its hash. A value no style knows changes nothing.
 */
export const COMFORT = ['theme', 'size', 'width'] as const;

export const THEME_SCRIPT = `try{for(var k of ${JSON.stringify(COMFORT)}){var v=localStorage.getItem(k);if(v)document.documentElement.dataset[k]=v}}catch(e){}`;

/** The ground of a page in the light and the dark look; the values are those of `tokens.css`. */
export const PAPER = { light: '#fdfcf8', dark: '#16171b' } as const;
