/** YAML → checked data, every problem with the line and column of the value it is about. */
import type { z } from 'zod';
import { LineCounter, isMap, isScalar, parseDocument, visit, type Document } from 'yaml';
import { nearest, type Place, type Problem } from '../core/problem.ts';

/** A file split at its front matter; `offset` is the number of lines before the body's first line. */
export interface RawEntry {
  readonly yaml: string;
  readonly body: string;
}

const FENCE = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

/**
 * Splits a file at its front matter. The front matter is blanked out of the body rather than cut,
 * so that every position in the body is the position in the file.
 */
export function splitFrontMatter(text: string): RawEntry {
  const match = FENCE.exec(text);
  if (!match) return { yaml: '', body: text };
  return {
    yaml: match[1] ?? '',
    body: match[0].replace(/[^\r\n]/g, ' ') + text.slice(match[0].length),
  };
}

export interface Checked<Data> {
  readonly data: Data | undefined;
  readonly problems: Problem[];
  /** Where the value at a path stands; a path that is not there gives the nearest parent's place. */
  readonly locate: (path: readonly PropertyKey[]) => Place;
}

/** Reads YAML against a schema. `firstLine` is the file's line on which the YAML begins. */
export function readYaml<Schema extends z.ZodType>(
  yaml: string,
  schema: Schema,
  file: string,
  firstLine: number,
): Checked<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const locate = (path: readonly PropertyKey[]): Place => placeOf(valueOffset(document, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      code: 'broken-yaml',
      place: placeOf(error.pos[0]),
      found: (error.message.split('\n')[0] ?? error.message).replace(
        / at line \d+, column \d+:?$/,
        '',
      ),
      expected: 'YAML; a value with “: ” or a leading quote or back-tick goes in quotes',
    }));
    return { data: undefined, problems, locate };
  }
  const slip = unusable(document);
  if (slip) {
    return { data: undefined, problems: [{ ...slip, place: placeOf(slip.offset) }], locate };
  }
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { data: result.data, problems: [], locate };
  const problems = result.error.issues.flatMap((issue) =>
    describe(issue, document, schema).map(({ offset, ...rest }) => ({
      ...rest,
      place: placeOf(offset),
    })),
  );
  return { data: undefined, problems, locate };
}

type Described = Omit<Problem, 'place'> & { offset: number };

/** Most aliases that may stand in one file: each may repeat all that came before it. */
const ALIASES = 20;

/** What YAML allows and a page cannot have: names that stand for nothing, or for far too much. */
function unusable(document: Document): Described | undefined {
  let slip: Described | undefined;
  let aliases = 0;
  const found = (code: string, node: unknown, what: string, expected: string): symbol => {
    slip = { code, offset: rangeStart(node) ?? 0, found: what, expected };
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_key, alias) => {
      aliases += 1;
      const name = `*${alias.source}`;
      const expected = `text; a value that begins with “*” goes in quotes: '${name}'`;
      if (!alias.resolve(document)) return found('broken-yaml', alias, name, expected);
      if (aliases > ALIASES) return found('broken-yaml', alias, 'more and more aliases', expected);
      return undefined;
    },
    Pair: (_key, { key }) =>
      isScalar(key) && key.value === '__proto__'
        ? found('unknown-field', key, 'the field “__proto__”', 'no such field')
        : undefined,
  });
  return slip;
}

function describe(issue: z.core.$ZodIssue, document: Document, schema: z.ZodType): Described[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const field = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownFields(schema, path);
    return issue.keys.map((key) => ({
      code: 'unknown-field',
      offset: keyOffset(document, [...path, key]),
      found: `the field “${[...path, key].join('.')}”`,
      expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no such field',
      suggestion: nearest(key, known),
    }));
  }
  const value: unknown = document.getIn(path);
  if (value === undefined && path.length > 0) {
    return [
      {
        code: 'missing-field',
        offset: keyOffset(document, path.slice(0, -1)),
        found: `no “${field}”`,
        expected: `${field}: ${wanted(issue)}`,
      },
    ];
  }
  return [
    {
      code: 'wrong-value',
      offset: valueOffset(document, path),
      found: `${field}: ${JSON.stringify(plain(value))}`,
      expected: wanted(issue),
      suggestion:
        issue.code === 'invalid_value'
          ? nearest(String(value), issue.values.map(String))
          : undefined,
    },
  ];
}

const plain = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'toJSON' in value ? value : value;

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return ARTICLE[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') return 'something, not nothing';
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'an http(s) address';
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().map(wanted);
    return [...new Set(inner)].join(', or ') || issue.message;
  }
  return issue.message;
}

const ARTICLE: Record<string, string> = {
  string: 'some text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields and values',
  record: 'fields and values',
  date: 'a date',
};

/** The fields the schema knows at `path`, for the suggestion; lists and unions are looked through. */
function knownFields(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) {
    current = step(unwrap(current), key);
    if (!current) return [];
  }
  const inner = unwrap(current);
  return hasShape(inner) ? Object.keys(inner.shape) : [];
}

const hasShape = (value: unknown): value is { shape: Record<string, unknown> } =>
  typeof value === 'object' &&
  value !== null &&
  'shape' in value &&
  typeof value.shape === 'object';

function step(schema: unknown, key: PropertyKey): unknown {
  if (hasShape(schema)) return schema.shape[String(key)];
  if (typeof schema === 'object' && schema !== null) {
    if ('element' in schema) return schema.element;
    if ('valueType' in schema) return schema.valueType;
  }
  return undefined;
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (typeof current === 'object' && current !== null && 'def' in current) {
    const def = current.def;
    if (typeof def !== 'object' || def === null || !('innerType' in def)) break;
    current = def.innerType;
  }
  return current;
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const parent: unknown =
    path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === String(last));
    const key: unknown = pair?.key;
    const start = rangeStart(key);
    if (start !== undefined) return start;
  }
  return rangeStart(parent) ?? 0;
}

function valueOffset(document: Document, path: readonly PropertyKey[]): number {
  return rangeStart(document.getIn(path, true)) ?? keyOffset(document, path);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined;
  return Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}
