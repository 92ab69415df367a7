/** TeX → MathML, which browsers draw by themselves: nothing is loaded for it. */
import type { Element } from 'hast';
import { clean } from './foreign.ts';
import { lazily } from './lazy.ts';

type Temml = { default: typeof import('temml').default };
const temml = lazily<Temml>('temml', 'dist/temml.mjs');

/** The formula as a `math` element, or what is wrong with it. `block`: a line of its own. */
export function drawMaths(tex: string, block: boolean): Element | string {
  try {
    const markup = temml().default.renderToString(tex, { displayMode: block, throwOnError: true });
    return clean(markup) ?? 'nothing is drawn of this';
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message
      .replace(/^\s*(?:ParseError:)?\s*/, '')
      .replace(/ at (?:position|end of input)[\s\S]*/, '');
  }
}
