/**
 * A page's code for paper is drawn when the page is about to be printed. What draws it is fetched
 * then, and a browser does not wait for that: the keys for printing are held until it is there. A
 * print begun in a menu may be the first and have the address alone.
 */
export function drawOnPrint(): void {
  const printed = document.querySelector<HTMLElement>('[data-printed]');
  if (!printed) return;
  const draw = (): Promise<void> =>
    import('./qr.ts').then(({ drawCode }) => drawCode(printed)).catch(() => undefined);
  addEventListener('beforeprint', () => void draw());
  addEventListener('keydown', (event) => {
    const keys = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!keys || event.key !== 'p' || printed.querySelector('svg')) return;
    event.preventDefault();
    void draw().then(() => print());
  });
}
