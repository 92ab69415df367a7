/** What a reader sets for themselves: theme by a button in turn, size and width by choice. It sticks; `theme.ts` applies it. */
import { notLoaded } from './attempt.ts';
import { say } from './say.ts';

const CHOICES = ['', 'light', 'dark'] as const;
const root = document.documentElement;

/** An empty value is the default. */
function choose(name: string, value: string): void {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Storage may be closed (private windows): the choice then lasts as long as the page.
  }
}

export function comfort(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (button) {
    const chosen = (): number =>
      Math.max(
        0,
        CHOICES.findIndex((choice) => choice === root.dataset['theme']),
      );
    const label = (): string => [SAY.themeSystem, SAY.themeLight, SAY.themeDark][chosen()] ?? '';
    button.hidden = false;
    button.ariaLabel = label();
    button.addEventListener('click', () => {
      choose('theme', CHOICES[(chosen() + 1) % CHOICES.length] ?? '');
      button.ariaLabel = label();
      say(label());
    });
  }
  const opener = document.querySelector<HTMLButtonElement>('[data-comfort]');
  if (!opener) return;
  opener.hidden = false;
  let form: HTMLElement | undefined;
  const show = async (): Promise<void> => {
    const { comfortForm } = await import('./comfort-form.ts');
    form ??= comfortForm(opener, choose);
    form.togglePopover();
  };
  opener.addEventListener('click', () => void show().catch(notLoaded));
}
