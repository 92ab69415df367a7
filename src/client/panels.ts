/** What follows a text is folded on a phone, but for what the address asks for. */
export function foldPanels(): void {
  if (matchMedia('(width >= 48rem)').matches) return;
  for (const panel of document.querySelectorAll<HTMLDetailsElement>('.panel')) {
    panel.open = location.hash.length > 1 && panel.matches(':has(:target), :target');
  }
}
