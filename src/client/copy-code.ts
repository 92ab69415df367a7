/** Copies a block of code, on its button's click; what was copied is announced. */
export async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  const code = button.closest('figure')?.querySelector('code')?.textContent ?? '';
  const said = await navigator.clipboard.writeText(code.replace(/\n$/, '')).then(
    () => SAY.copied,
    () => SAY.copyFailed,
  );
  button.textContent = said;
  document.dispatchEvent(new CustomEvent('say', { detail: said }));
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}
