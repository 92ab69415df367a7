/** How a name is used where it stands: as part of an identifier, in a compound, as a plain word. */

const WORD_CHAR = /[\p{L}\p{M}\p{N}_]/u;
const isWord = (char: string | undefined): boolean => char !== undefined && WORD_CHAR.test(char);

/** Characters that make one identifier of what they join without a space: `a.b`, `a:b`, `x@y`. */
const BINDING = new Set(['.', ':', '@', '\\', '=', '#', '$', '~', '^', '%']);

/**
 * Whether the words from `start` to `end` belong to a path, a file name, an address or code
 * (`emu.config`, `@emu`, `emu://nest`, `emu()`) rather than to the sentence.
 */
export function inIdentifier(text: string, start: number, end: number): boolean {
  const [before, beforeThat] = [text[start - 1], text[start - 2]];
  const [after, afterThat] = [text[end], text[end + 1]];
  if (after === '(' && afterThat === ')') return true;
  if (after !== undefined && BINDING.has(after)) {
    if (isWord(afterThat) || afterThat === '/' || afterThat === '\\') return true;
  }
  if (after === '/' && !isWord(afterThat) && afterThat !== ' ') return true;
  if (before === '/' && isPath(text, start)) return true;
  if (before === '.') return beforeThat !== '.';
  if (before === ':') return isWord(beforeThat);
  if (before === '%') return !/\p{N}/u.test(beforeThat ?? '');
  return before !== undefined && BINDING.has(before);
}

/** The longest stretch looked back over, so that a text without spaces still takes linear time. */
const LONGEST_PATH = 200;

/** Whether what stands before a position, back to the last space, is the beginning of a path. */
function isPath(text: string, end: number): boolean {
  let start = end;
  while (start > 0 && end - start < LONGEST_PATH && !/\s/u.test(text[start - 1] ?? '')) start -= 1;
  return /^[("'“]?(?:[.~]{0,2}\/|.*:\/\/)/u.test(text.slice(start, end)) && text[end - 2] !== ' ';
}

/** Characters that join two words into one of a sentence's: `emu-based`, `emu/rhea`. */
const JOINING = new Set(['-', '\u2010', '\u2011', '/', '+']);

/**
 * Whether a name may be linked beside what it is joined to. In a compound only the name exactly as
 * the catalogue writes it counts (`Emu-fed`, not the id `emu-nest`), and what follows the hyphen
 * with a capital makes a longer name (`Emu-Net`) unless it is a name itself (`Emu-Rhea border`).
 */
export function joined(
  text: string,
  start: number,
  end: number,
  asWritten: boolean,
  nextIsName: () => boolean,
): boolean {
  const left = JOINING.has(text[start - 1] ?? '') && isWord(text[start - 2]);
  const right = JOINING.has(text[end] ?? '') && isWord(text[end + 1]);
  if (!left && !right) return true;
  if (!asWritten) return false;
  if (!right || text[end] === '/' || text[end] === '+') return true;
  return !/\p{Lu}/u.test(text[end + 1] ?? '') || nextIsName();
}

/**
 * Words that follow a verb in the imperative and no name: “Nest the boxes”, “Duck a question”.
 * English, as the notes are; in another language the list says nothing and does no harm.
 */
const AFTER_VERBS = new Set(
  'a an the this these those your my our their his her its it them each every both all any up off out down together back onto'.split(
    ' ',
  ),
);

/**
 * Whether an ordinary word with a capital is there only because a sentence begins: it is in the
 * plural, a call (“Duck!”), or the next word shows it to be a verb.
 */
export function isPlainlyOrdinary(
  text: string,
  start: number,
  end: number,
  otherNumber: boolean,
): boolean {
  if (!startsSentence(text, start)) return false;
  if (otherNumber || text[end] === '!') return true;
  const next = /^\s+([\p{L}]+)/u.exec(text.slice(end, end + 24))?.[1];
  return next !== undefined && AFTER_VERBS.has(next.toLowerCase());
}

/** Whether nothing but opening marks stands between a position and the end of a sentence before it. */
export function startsSentence(text: string, position: number): boolean {
  let index = position - 1;
  while (index >= 0 && /[\s"'“‘«(¿¡*–—-]/u.test(text[index] ?? '')) index -= 1;
  return index < 0 || /[.!?:;…。！？|]/u.test(text[index] ?? '');
}
