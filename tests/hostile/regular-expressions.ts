/**
 * Every regular expression of `src/`, and what is worst for each: long runs of what it is made of, as
 * a stranger would try. A backtracking engine that is slow at all is slow on one of them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { listFiles } from '../../src/content/read.ts';

export interface Found {
  /** `file:line` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** The literals of all modules; those that a program puts together are looked at by hand. */
export function findExpressions(dir = 'src'): Found[] {
  return listFiles(dir)
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .flatMap((path) => {
      const file = join(dir, path);
      const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
      const found: Found[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/');
          const line = tree.getLineAndCharacterOfPosition(node.pos).line + 1;
          const [source, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
          found.push({ place: `${file}:${line}`, source, flags });
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
}

const BLANKS = [' ', '\t', '\n', 'a', 'A', '0'];

/** What is repeated: the expression's own words, what its classes hold, and blanks; alone and in twos. */
function pumps(source: string): string[] {
  const plain = source
    .replaceAll(/\\[pP]\{[^}]*\}|\\[bBdDsSwWu]|\(\?<?[=!:]/g, '¶')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replaceAll(/\\(.)/g, '$1');
  const runs = plain.split(/[¶()[\]|*+?^$]+/).filter((run) => run && run.length < 20);
  const few = [...new Set([...runs, plain.replaceAll(/[¶()[\]|*+?^$]/g, '').slice(0, 8)])];
  const signs = [...new Set([...plain])].filter((sign) => /[^\w¶^$*+?|()]/.test(sign));
  const twos = few.slice(0, 6).flatMap((one) => few.slice(0, 6).map((other) => one + other));
  const all = [...BLANKS, ...signs.slice(0, 12), ...few.slice(0, 12), ...twos];
  return [...new Set(all.filter(Boolean))];
}

/** Texts of `length` letters: each run by itself, after what may come first, and before what cannot come last. */
export function* worst({ source }: Found, length: number): Generator<string> {
  const [first = ''] = /^\^?([^\\()[\]|*+?^$.{]+)/.exec(source)?.slice(1) ?? [];
  for (const pump of pumps(source)) {
    const run = pump.repeat(Math.ceil(length / pump.length));
    yield `${first}${run}\n¶`;
    yield `¶${run}${first}\u0001`;
  }
}

const context = createContext({ text: '', expression: / / });
const exec = new Script('expression.lastIndex = 0; text.replace(expression, "")');

/** Whether an expression ends on a text within so many milliseconds. */
export function ends({ source, flags }: Found, text: string, limit: number): boolean {
  const every = flags.includes('g') ? flags : `${flags}g`;
  context['expression'] = new RegExp(source, every);
  context['text'] = text;
  try {
    exec.runInContext(context, { timeout: limit });
    return true;
  } catch {
    return false;
  }
}
