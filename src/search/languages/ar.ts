/** What Arabic words do in a query: the article and joined prepositions are no part of a word. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  letters: [
    [/[أإآٱ]/gu, 'ا'],
    [/ى/gu, 'ي'],
    [/ة$/u, 'ه'],
    [/ـ/gu, ''],
    [/^(?:وال|فال|بال|كال|لل|ال)(?=..)/u, ''],
  ],
  endings: 'ات ون ين ان ها هم ه ي',
  stopWords: `
  في من على إلى عن مع هو هي هم هذا هذه ذلك تلك ما ماذا كيف متى أين لماذا هل كم أي التي الذي الذين أو و ثم لا لم لن إن
  أن كان كانت يكون قد كل بعض بين عند حتى إذا نحن أنا أنت`,
  versus: /الفرق|مقارنة|مقابل/u,
  or: /\sأو\s/u,
  comparingWords: 'الفرق مقارنة مقابل بين',
};

export default data;
