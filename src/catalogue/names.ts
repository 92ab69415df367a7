/** The catalogue's names: every spelling under which prose may mention an entry, and whose it is. */
import type { ServiceId } from '../core/ids.ts';
import type { Place, Problem } from '../core/problem.ts';
import type { FamilyData, ServiceData } from '../content/schema.ts';
import { nameKey, nameWords } from './words.ts';

/** A service or family as the catalogue's functions see it; the site's entries are such. */
export interface Named<Data extends ServiceData | FamilyData = ServiceData | FamilyData> {
  readonly id: string;
  readonly file: string;
  readonly data: Data;
  /** Where a field of the front matter stands. */
  readonly locate: (path: readonly PropertyKey[]) => Place;
}

/** A spelling that links to an entry. */
export interface LinkableName {
  readonly text: string;
  readonly service: ServiceId;
  /** Words written as a name (`Emu`, `EMU`, not `EmuLab`) match only as written. */
  readonly exactCase: boolean;
  /** False for an ordinary word: a capital proves nothing where every word has one. */
  readonly sentenceStartOk: boolean;
}

export interface Names {
  readonly names: readonly LinkableName[];
  /** Phrases that contain a name and mean something else, from all entries. */
  readonly neverLink: readonly string[];
  readonly problems: readonly Problem[];
}

interface Spelling {
  readonly text: string;
  readonly path: readonly PropertyKey[];
}

/**
 * Collects the names of all entries: name, short, aliases, former names; names without the vendor's
 * word in front, and short names with it. `prefixes` are those words (`namePrefixes` of site.yaml).
 * A spelling that two entries claim is a problem of the second one; the first keeps it.
 */
export function collectNames(entries: Iterable<Named>, prefixes: readonly string[] = []): Names {
  const owners = new Map<string, { entry: Named; name: LinkableName }>();
  const problems: Problem[] = [];
  // A family's name is shared on purpose: where a member claims it too, the member is told.
  const all = [...entries].sort(
    (a, b) => Number('members' in b.data) - Number('members' in a.data),
  );
  for (const entry of all) {
    const own = vendor(entry.data.name, prefixes);
    // A name without a vendor's word is its own short form as well: told once is enough.
    const told = new Set<string>();
    for (const { text, path } of spellings(entry, prefixes)) {
      const owner = owners.get(nameKey(text));
      if (owner && owner.entry !== entry) {
        if (!told.has(nameKey(text))) problems.push(claimedTwice(entry, path, text, owner.entry));
        told.add(nameKey(text));
      } else if (!owner) owners.set(nameKey(text), { entry, name: linkable(entry, text, own) });
    }
  }
  for (const entry of all) {
    const own = vendor(entry.data.name, prefixes);
    if (!own) continue;
    for (const text of [entry.data.short ?? '', ...entry.data.aliases]) {
      const full = `${own} ${text}`;
      if (!text || vendor(text, prefixes) || owners.has(nameKey(full))) continue;
      owners.set(nameKey(full), { entry, name: linkable(entry, full, own) });
    }
  }
  const names = [...owners.values()].map(({ name }) => name).filter(({ text }) => nameWords(text));
  return { names, neverLink: forbidden(all, owners), problems };
}

function spellings({ data }: Named, prefixes: readonly string[]): Spelling[] {
  const formerNames = 'formerNames' in data ? data.formerNames : [];
  const found: Spelling[] = [
    { text: data.name, path: ['name'] },
    { text: stripped(data.name, prefixes), path: ['name'] },
    { text: data.short ?? data.name, path: ['short'] },
    ...data.aliases.map((text, index) => ({ text, path: ['aliases', index] })),
    ...formerNames.flatMap(({ name }, index) => [
      { text: name, path: ['formerNames', index] },
      { text: stripped(name, prefixes), path: ['formerNames', index] },
    ]),
  ];
  return found;
}

/** The vendor's word a name begins with, if another word follows it. */
function vendor(name: string, prefixes: readonly string[]): string | undefined {
  return prefixes.find((prefix) => name.toLowerCase().startsWith(`${prefix.toLowerCase()} `));
}

function stripped(name: string, prefixes: readonly string[]): string {
  const prefix = vendor(name, prefixes);
  return prefix ? name.slice(prefix.length).trim() : name;
}

/**
 * How strictly a spelling is matched. With its own vendor's word in front it cannot be mistaken;
 * two letters, or an ordinary word, are a name only in the case of one.
 */
function linkable(entry: Named, text: string, own: string | undefined): LinkableName {
  const full = own !== undefined && text.toLowerCase().startsWith(`${own.toLowerCase()} `);
  const tiny = /^\p{L}{1,2}$/u.test(text);
  const ordinary = entry.data.ordinary && !full;
  return {
    text,
    service: entry.id as ServiceId,
    exactCase: ordinary || tiny,
    sentenceStartOk: !ordinary || !/^\p{Lu}\p{Ll}+$/u.test(text),
  };
}

function claimedTwice(
  entry: Named,
  path: readonly PropertyKey[],
  text: string,
  first: Named,
): Problem {
  return {
    code: 'alias-claimed-twice',
    place: entry.locate(path),
    found: `“${text}”, which ${first.file} has as well`,
    expected: 'a name of one entry only; one that is shared belongs to a family page',
    suggestion:
      path[0] === 'aliases'
        ? `aliases: [${entry.data.aliases.filter((alias) => alias !== text).join(', ')}]`
        : `a family page with members: [${first.id}, ${entry.id}]`,
  };
}

/** An entry may say of another's name that it is not its own: that name stays the other's. */
function forbidden(
  entries: readonly Named[],
  owners: ReadonlyMap<string, { entry: Named }>,
): string[] {
  return entries.flatMap((entry) =>
    entry.data.neverLink.filter((phrase) => {
      const owner = owners.get(nameKey(phrase));
      return !owner || owner.entry === entry;
    }),
  );
}
