/** Words people open a paragraph with, and other tools' alert keywords → GitHub's five kinds. */
import type { CalloutKind } from './callout-kinds.ts';

/** Kinds that a stranger's words may become: GitHub's five. The others are written on purpose. */
export type AlertKind = Uppercase<Exclude<CalloutKind, 'exam' | 'question' | 'changed'>>;

const LABELS: Readonly<Record<AlertKind, string>> = {
  NOTE: 'note|nb|n.b.|please note|info|remember|hinweis|notiz|anmerkung|merke|remarque|à noter|nota|nota bene|observação|obs|opmerking|uwaga|poznámka|примечание|заметка|заметьте|примітка|备注|注|说明|備註|補足|メモ|備考|참고',
  TIP: 'tip|pro tip|hint|tipp|astuce|conseil|consejo|truco|dica|consiglio|suggerimento|wskazówka|совет|подсказка|порада|提示|技巧|ヒント|コツ|팁',
  IMPORTANT:
    'important|must know|key point|wichtig|importante|belangrijk|ważne|důležité|viktigt|viktig|vigtigt|важно|важливо|重要|중요',
  WARNING:
    'warning|attention|warnung|avertissement|advertencia|aviso|atención|atenção|attenzione|waarschuwing|let op|ostrzeżenie|varning|advarsel|предупреждение|внимание|警告|注意|경고|주의',
  CAUTION:
    'caution|danger|achtung|vorsicht|gefahr|prudence|precaución|peligro|perigo|cuidado|осторожно|危险|危険',
};

const byLabel = new Map(
  Object.entries(LABELS).flatMap(([kind, words]) =>
    words.split('|').map((word): [string, AlertKind] => [word, kind as AlertKind]),
  ),
);

/** `Note`, `NOTE:`, `Hinweis :` → their kind; undefined for any other words. */
export const kindOfLabel = (words: string): AlertKind | undefined =>
  byLabel.get(
    words
      .trim()
      .replace(/(?<![\s:：!])\s*[:：!]+$/, '')
      .toLowerCase(),
  );

/** Keywords of note-taking programs' own callouts, which the site does not have. */
const FOREIGN: Readonly<Record<AlertKind, string>> = {
  NOTE: 'note info todo abstract summary tldr example quote cite question help faq success check done exam',
  TIP: 'tip hint',
  IMPORTANT: 'important',
  WARNING: 'warning attention',
  CAUTION: 'caution danger error failure fail missing bug',
};

const byKeyword = new Map(
  Object.entries(FOREIGN).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, AlertKind] => [word, kind as AlertKind]),
  ),
);

/** The kind nearest to another tool's keyword, in any case; undefined when it is none known. */
export const kindOfForeign = (keyword: string): AlertKind | undefined =>
  byKeyword.get(keyword.trim().toLowerCase());
