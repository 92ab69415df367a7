/** System, light, dark, in turn; the choice sticks, and `theme.ts` applies it before the next paint. */
import { say } from './say.ts';

const CHOICES = ['system', 'light', 'dark'] as const;

export function themeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  const root = document.documentElement;
  const chosen = (): (typeof CHOICES)[number] =>
    CHOICES.find((choice) => choice === root.dataset['theme']) ?? 'system';
  const label = (): void => button.setAttribute('aria-label', `Theme: ${chosen()}`);
  button.hidden = false;
  label();
  button.addEventListener('click', () => {
    const next = CHOICES[(CHOICES.indexOf(chosen()) + 1) % CHOICES.length] ?? 'system';
    if (next === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = next;
    try {
      if (next === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage may be closed (private windows): the choice then lasts as long as the page.
    }
    label();
    say(`Theme: ${next}`);
  });
}
