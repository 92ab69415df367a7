/**
 * Tabs: sections that stand below each other become one at a time. The choice is remembered for
 * the visit, and holds for every set on the page that has a tab of the same name.
 */
const KEY = 'tab';

interface Set {
  readonly tabs: readonly HTMLButtonElement[];
  readonly panels: readonly HTMLElement[];
}

export function tabs(): void {
  const sets = [...document.querySelectorAll<HTMLElement>('[data-tabs]')].map(upgrade);
  const choose = (label: string): void => {
    for (const set of sets) show(set, label);
  };
  for (const { tabs: buttons } of sets) {
    for (const button of buttons) {
      button.addEventListener('click', () => {
        sessionStorage.setItem(KEY, button.textContent);
        choose(button.textContent);
      });
    }
  }
  const chosen = sessionStorage.getItem(KEY);
  if (chosen) choose(chosen);
}

function upgrade(root: HTMLElement, index: number): Set {
  const panels = [...root.querySelectorAll<HTMLElement>(':scope > .tab')];
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  const buttons = panels.map((panel, at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `ui:tab-${index}-${at}`;
    button.textContent = panel.dataset['label'] ?? '';
    button.setAttribute('role', 'tab');
    panel.id = `ui:tab-panel-${index}-${at}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    button.setAttribute('aria-controls', panel.id);
    list.append(button);
    return button;
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons.at((at + step) % buttons.length);
    next?.click();
    next?.focus();
  });
  root.prepend(list);
  const set = { tabs: buttons, panels };
  show(set, buttons[0]?.textContent ?? '');
  return set;
}

/** Shows the tab of that name; a set that has none stays as it is. */
function show({ tabs: buttons, panels }: Set, label: string): void {
  const chosen = buttons.findIndex((button) => button.textContent === label);
  if (chosen < 0) return;
  for (const [at, button] of buttons.entries()) {
    button.setAttribute('aria-selected', String(at === chosen));
    button.tabIndex = at === chosen ? 0 : -1;
    const panel = panels[at];
    if (panel) panel.hidden = at !== chosen;
  }
}
