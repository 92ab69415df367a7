/** The keys there are, in a dialog. */
const ROWS: readonly (readonly [string, string])[] = [
  ['/', SAY.keySearch],
  ['[', SAY.keyPrevious],
  [']', SAY.keyNext],
  ['?', SAY.keyHelp],
  ['Esc', SAY.keyClose],
];

export function showKeys(): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('closedby', 'any');
  const title = document.createElement('h2');
  title.textContent = SAY.keys;
  title.id = 'ui:keys';
  dialog.setAttribute('aria-labelledby', title.id);
  const list = document.createElement('dl');
  for (const [key, does] of ROWS) {
    const [term, text, mark] = ['dt', 'dd', 'kbd'].map((name) => document.createElement(name));
    if (!term || !text || !mark) continue;
    mark.textContent = key;
    term.append(mark);
    text.textContent = does;
    list.append(term, text);
  }
  const close = document.createElement('button');
  close.className = 'button';
  close.textContent = SAY.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
