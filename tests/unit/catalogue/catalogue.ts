/** A small catalogue for tests: birds, so that nothing reads as the notes the site happens to ship. */
import type { Named } from '../../../src/catalogue/names.ts';
import {
  familySchema,
  serviceSchema,
  type FamilyData,
  type ServiceData,
} from '../../../src/content/schema.ts';

type Fields = Record<string, unknown>;

/** A checked service; its fields are located by a column that is unique to the path. */
export function service(id: string, fields: Fields = {}): Named<ServiceData> {
  const file = `services/${id}.mdx`;
  const data = serviceSchema.parse({ name: id, category: 'birds', summary: 'A bird.', ...fields });
  return {
    id,
    file,
    data,
    locate: (path) => ({ file, line: path.length, column: columnOf(path) }),
  };
}

export function family(id: string, fields: Fields = {}): Named<FamilyData> {
  const file = `families/${id}.mdx`;
  const data = familySchema.parse({ name: id, summary: 'Birds.', members: ['a', 'b'], ...fields });
  return {
    id,
    file,
    data,
    locate: (path) => ({ file, line: path.length, column: columnOf(path) }),
  };
}

const columnOf = (path: readonly PropertyKey[]): number =>
  path.reduce<number>((sum, key) => sum + (typeof key === 'number' ? key + 1 : 10), 0);
