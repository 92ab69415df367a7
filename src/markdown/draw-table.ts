import type { Element } from 'hast';
import { collect, h, type Drawn } from './hast.ts';

/**
 * A wide table scrolls inside itself; a scrolling region must be reachable and named. GFM aligns
 * cells by an inline style, which the content security policy forbids: a class instead. Header
 * cells say what they are for: those of the first row their column; where the corner is empty, the
 * first cell of each row is that row's header.
 */
export function drawTable(table: Drawn, name: string): Drawn {
  if (!table || Array.isArray(table)) return table;
  const rows: Element[] = [];
  collect(table, 'tr', rows);
  const cellsOf = (row: Element): Element[] =>
    row.children.filter((child): child is Element => child.type === 'element');
  const corner = rows[0] && cellsOf(rows[0])[0];
  const rowHeaders = corner?.children.length === 0;
  for (const [index, row] of rows.entries()) {
    for (const [column, cell] of cellsOf(row).entries()) {
      const { align } = cell.properties;
      if (typeof align === 'string') {
        delete cell.properties['align'];
        cell.properties['className'] = [`align-${align}`];
      }
      if (index > 0) {
        if (!rowHeaders || column > 0) continue;
        cell.tagName = 'th';
        cell.properties['scope'] = 'row';
      } else if (cell.children.length === 0) cell.tagName = 'td';
      else cell.properties['scope'] = 'col';
    }
  }
  return h('div', { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: name }, [table]);
}
