/** A wide table on a phone can be read as cards, one for each column: drawn when asked for. */
export function offerCards(): void {
  if (matchMedia('(width >= 48rem)').matches) return;
  for (const region of document.querySelectorAll<HTMLElement>('.table')) {
    const table = region.querySelector('table');
    if (!table || (table.rows[0]?.cells.length ?? 0) < 4) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button as-cards';
    let cards: HTMLElement | undefined;
    const label = (): void => {
      button.textContent = cards?.isConnected ? SAY.asTable : SAY.asCards;
    };
    button.addEventListener('click', async () => {
      const { drawCards } = await import('./table-cards.ts');
      if (cards?.isConnected) cards.replaceWith(region);
      else region.replaceWith((cards ??= drawCards(table, region.ariaLabel ?? '')));
      label();
    });
    label();
    region.before(button);
  }
}
