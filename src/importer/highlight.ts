/**
 * The highlighter, read back: somebody who writes Markdown by hand highlights a sentence by putting
 * it in back-ticks. A code span that stands alone is such a sentence, or it is code. This decides,
 * by the text alone.
 */
import words from './highlight.json' with { type: 'json' };

export interface Verdict {
  readonly prose: boolean;
  /** Why, in words for the report. */
  readonly why: string;
}

const prose = (why: string): Verdict => ({ prose: true, why });
const notProse = (why: string): Verdict => ({ prose: false, why });

/** Words a line of a shell begins with. Lower case only: “Make sure …” is a sentence. */
const COMMANDS = new Set(words.commands.split(' '));

/** Commands that are also ordinary words: they need a flag, a path or the like to be commands. */
const COMMANDS_AND_WORDS = new Set(words.commandsAndWords.split(' '));

/** How statements of query and definition languages begin, in the case they are usually written. */
const STATEMENT =
  /^(?:(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|TRUNCATE|MERGE|GRANT|REVOKE|EXPLAIN|VACUUM|ANALYZE|UNLOAD|COPY|SHOW|DESCRIBE|MSCK|REFRESH|USE|SET|BEGIN|COMMIT|ROLLBACK|WITH|FROM|WHERE|JOIN|ORDER BY|GROUP BY|PARTITIONED BY|MATCH|RETURN|CALL|DECLARE|EXEC)\b(?=\s+[\p{L}\d_*"'`(])|(?:select|with)\s.+\s(?:from|as)\s|insert\s+into\s|delete\s+from\s|(?:create|drop|alter)\s+(?:table|view|database|index|user|role|schema|function)\s|update\s+\S+\s+set\s)/u;

/** Marks that prose does not carry. Each with what to call it in the report. */
const CODE_MARKS: readonly [RegExp, string][] = [
  [/(?:^|\s)--?[a-z][\w-]*(?:[=\s]|$)/i, 'a flag'],
  [/[{}\\]|\[\[|\]\]/, 'braces or back-slashes'],
  [/&&|\|\||=>|->|::|:=|==|!=|<=|>=|\+=|<-|\$\(|\$\w|\|>|<<|>>|^\s*\|/, 'an operator'],
  [/\w\(\)?[^)\s]*\)?|\w\(/, 'a call'],
  [/;\s*$/, 'a semicolon at the end'],
  [/^\s*(?:\$|#!|>|%)\s*\S/, 'a prompt'],
  [/\b[a-z][a-z\d+.-]{0,30}:\/\//i, 'an address'],
  [/(?:^|\s)(?:~|\.{1,2})?\/[\w.-]+(?:\/|\s|$)/, 'a path'],
  [/\b[A-Z]:[\\/]/, 'a path'],
  [/<\/?[a-z][^<>]*>/i, 'a tag'],
  [/^\s*(?:@\w+|\/\/|\/\*|<!--)/, 'a comment or decorator'],
];

const ASSIGNMENT = /^[\s\p{L}\p{N}_./\- "']*\S\s*=\s*\S/u;

/** One word of prose: letters (with marks, apostrophes and inner hyphens), quotes and punctuation around it. */
const PLAIN_WORD =
  /^["'“”‘’«»„([¿¡*_]*[\p{L}\p{M}]+(?:['’\-/][\p{L}\p{M}]+)*['’]?["'“”‘’«»)\]*_]*[.,;:!?…]*["'“”‘’»)]*$/u;
const NUMBER = /^[~≈<>]?[$€£]?\d[\d.,:]*(?:%|°|[a-z]{1,3}|st|nd|rd|th)?[.,;:!?)]*$/iu;
/** `camelCase`, `snake_case`, `file.ext`, `a::b`: an identifier. ALLCAPS alone is an acronym. */
const IDENTIFIER = /[\p{Ll}\d]\p{Lu}|_|\p{L}\.\p{L}{2,}|\p{L}\d+\p{L}/u;

/** Words that join words: a label or a list of names has none. Small words of a dozen languages. */
const JOINING = new Set(words.joiningWords.split(' '));

/** Scripts written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** Fewest characters of such a script that read as a sentence rather than a name. */
const UNSPACED_SENTENCE = 8;

/**
 * Whether the text of a code span reads like a sentence.
 * @param span the span's text; line ends count as spaces
 */
export function readsAsProse(span: string): Verdict {
  const text = span.replace(/\s+/gu, ' ').trim();
  if (text === '') return notProse('nothing in it');
  const mark = CODE_MARKS.find(([pattern]) => pattern.test(text));
  if (mark) return notProse(`it has ${mark[1]}`);
  if (STATEMENT.test(text)) return notProse('it begins as a statement does');

  const unspaced = text.match(UNSPACED)?.length ?? 0;
  if (unspaced >= UNSPACED_SENTENCE && unspaced * 2 > text.replaceAll(' ', '').length) {
    return prose(`${unspaced} characters of running text`);
  }
  if (ASSIGNMENT.test(text)) return notProse('it is an assignment or equation');

  const said = text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = said[0] ?? '';
  if (COMMANDS.has(first) && !COMMANDS_AND_WORDS.has(first)) {
    return notProse(`it begins with the command ${first}`);
  }
  const plainWords = said.filter((word) => PLAIN_WORD.test(word) && !IDENTIFIER.test(word));
  const rest = said.length - plainWords.length;
  const numbers = said.filter((word) => NUMBER.test(word)).length;
  if (rest - numbers > plainWords.length / 3) return notProse('most of it is identifiers');

  const joining = plainWords.filter((word) => JOINING.has(bare(word))).length;
  const ended = /[\p{L}\p{N})"”’][.!?…。！？]+["”’)]*$/u.test(text);
  if (COMMANDS_AND_WORDS.has(first) && joining === 0 && !ended) {
    return notProse(`it begins with the command ${first}`);
  }
  if (plainWords.length < 3) return notProse('too few words for a sentence');
  if (joining === 0 && !ended) {
    // Six words that nothing joins may still be a sentence of a language not listed above, unless
    // commas or capitals make them a list or a title.
    const list = (text.match(/[,/·|]/g)?.length ?? 0) >= 2;
    const title = said.slice(1).filter((word) => /^\p{Lu}/u.test(word)).length * 2 > said.length;
    return plainWords.length >= 6 && !list && !title
      ? prose(`${plainWords.length} words`)
      : notProse('a label or a list, not a sentence');
  }
  if (plainWords.length === 3 && !ended && joining < 2) {
    return notProse('too few words for a sentence');
  }
  return prose(`${said.length} words that read as a sentence`);
}

const bare = (word: string): string =>
  word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}\p{M}]+$/gu, '');
