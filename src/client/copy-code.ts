/** Copy buttons of code: drawn disabled, they work from here on. What was copied is announced. */
export function copyCode(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-code]')) {
    button.disabled = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
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
