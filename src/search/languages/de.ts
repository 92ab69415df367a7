/** What German words do in a query. */
import type { LanguageData } from '../language.ts';

const data: LanguageData = {
  // An umlaut is found with and without its e: both sides of a match are folded alike.
  letters: [
    [/[äæ]|ae/gu, 'a'],
    [/[öœ]|oe/gu, 'o'],
    [/ü|(^|[^aeq])ue/gu, '$1u'],
    [/ß/gu, 'ss'],
  ],
  endings: 'erinnen innen ungen heiten keiten lichen ern est ung en er es em in st e n s t',
  stopWords: `
  ab aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da dabei dafür damit dann
  das dass dein dem den denn der des deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine
  einem einen einer eines er es etwas für gegen gibt hat hatte habe haben hier hin ich ihm ihn ihr ihre im in ins ist
  ja jede jedem jeden jeder jedes kann kein keine keinen können könnte lange macht machen mal man mehr mein meine mit
  muss müssen nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so soll sollte sollten über um und
  uns unter viel vom von vor wann war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer
  werden wie wieder will wir wird wo wofür womit woran woraus wozu wurde zu zum zur zwischen bedeutet erkläre erklären`,
  versus: /\b(?:vs|versus|gegenüber|unterschied(?:e|en|s)?|vergleich(?:e|en|s)?|statt|anstatt)\b/u,
  or: /\soder\s/u,
  comparingWords:
    'vs versus gegenüber unterschied unterschiede unterschieden vergleich vergleiche vergleichen zwischen statt anstatt besser',
  changedWords:
    'ersetzt umbenannt nachfolger veraltet eingestellt früher ehemals ehemalige name heute',
  meanings: [
    {
      name: 'duration',
      asks: /\bwie lange?\b/u,
      words: ['dauer', 'minuten', 'stunden', 'tage', 'höchstens'],
      consumed: 'lange lang',
    },
    {
      name: 'cost',
      asks: /\b(?:wie viel|wieviel|was) kostet?\b|\b(?:kosten|kostet|preis|preise|teuer|billig|günstig)\b/u,
      words: ['kosten', 'preis', 'gebühr', 'kostenlos'],
      consumed: 'wieviel viel kostet kosten preis preise teuer billig günstig',
    },
  ],
};

export default data;
