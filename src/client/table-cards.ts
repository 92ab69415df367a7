/** A table as cards: one for each column but the first, whose cells name what the others say. */
export function drawCards(table: HTMLTableElement, name: string): HTMLElement {
  const [head, ...rows] = [...table.rows];
  const cards = make('div', 'table-cards');
  cards.setAttribute('role', 'group');
  cards.ariaLabel = name;
  for (const [column, title] of [...(head?.cells ?? [])].entries()) {
    if (column === 0) continue;
    const card = make('section', 'card');
    card.append(make('strong', '', title), make('dl', ''));
    for (const row of rows) {
      const cell = row.cells[column];
      const line = make('div', '');
      line.append(make('dt', '', row.cells[0]), make('dd', '', cell));
      if (cell) card.lastElementChild?.append(line);
    }
    cards.append(card);
  }
  return cards;
}

/** An element with what another holds. */
function make(name: string, className: string, from?: Element): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (from) made.append(...[...from.childNodes].map((node) => node.cloneNode(true)));
  return made;
}
