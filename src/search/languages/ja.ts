/** What Japanese words do in a query: particles and endings carry no meaning of their own. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  // Katakana and hiragana of one sound are one letter; パ stays apart from ハ.
  letters: [[/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)]],
  stopWords: `
  の は を に が で と も へ や か から まで より です ます でした ました た て だ する した して すれ し いる い ある あり
  なる なり この その あの どの これ それ あれ どれ どう どこ いつ 何 なに なぜ こと もの ため よう とは には では ください
  ば と き 方法 意味 について`,
  versus: /違い|比較|どちら|対/u,
  comparingWords: '違い 比較 どちら 対',
};

export default data;
