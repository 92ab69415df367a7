/** The language notes are written in, by their words. */
import { francAll } from 'franc-min';

/** Fewer letters than this say little in an alphabet that many languages share. */
const ENOUGH = 120;
/** Notes of any language are full of English terms, and English ones of names: it wins when it is this near. */
const NEAR = 0.9;

/** @returns a BCP 47 tag such as `en`, `fa` or `zh`; undefined when the words do not tell. */
export function detectLanguage(words: string): string | undefined {
  const sample = words.replace(/https?:\S+|[`\d_]/g, ' ').slice(0, 20_000);
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  // Kana tells Japanese from Chinese, whatever else there is.
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const other = letters - latin > letters / 3;
  if (other && kana > letters / 20) return 'ja';
  // Where another script is a good part of it, the Latin words are terms.
  const own = other ? sample.replace(/\p{Script=Latin}+/gu, ' ') : sample;
  if (!other && letters < ENOUGH) return undefined;
  const [first, ...others] = francAll(own, { minLength: 5 });
  if (!first || first[0] === 'und') return undefined;
  const english = others.find(([code]) => code === 'eng');
  const code = english && english[1] >= NEAR ? 'eng' : first[0];
  // Unicode's own table of language codes: `cmn` is `zh`, `pes` is `fa`.
  return Intl.getCanonicalLocales(code)[0];
}
