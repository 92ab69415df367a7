/** Combobox keys: the focus stays in the input, arrows move among the options of a list. */

export class Listbox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  /** The reader has moved; new results must not take the choice away. */
  #moved = false;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
    list.id = 'ui:options';
    const attributes = [
      [list, 'role', 'listbox'],
      [list, 'aria-label', SAY.searchResults],
      [input, 'role', 'combobox'],
      [input, 'aria-autocomplete', 'list'],
      [input, 'aria-controls', list.id],
    ] as const;
    for (const [element, name, value] of attributes) element.setAttribute(name, value);
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  }

  get #chosen(): HTMLAnchorElement | null {
    return this.#list.querySelector('[aria-selected="true"]');
  }

  /** Call when the list's options have changed; the same option stays chosen, else the first is. `chosen` was before. */
  refresh(isNewQuery: boolean, chosen?: string): void {
    if (isNewQuery) this.#moved = false;
    const options = this.#options;
    for (const [i, option] of options.entries()) option.id = `ui:option-${i}`;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    const same = this.#moved ? options.find(({ href }) => href === chosen) : undefined;
    this.#choose(same ?? options[0]);
  }

  /** The address of the option that is chosen. */
  get chosen(): string | undefined {
    return this.#chosen?.href;
  }

  /** Handles a key; true when it was one of the list's. */
  key({ key, isComposing, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const options = this.#options;
    const chosen = this.#chosen;
    if (isComposing || altKey || !options.length) return false;
    if (key === 'Enter' && chosen) {
      // As a link would: in a new tab with Ctrl or Cmd.
      const kind = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
      chosen.dispatchEvent(new MouseEvent('click', kind));
      return true;
    }
    const at = options.findIndex((option) => option === chosen);
    const last = options.length - 1;
    const to = {
      ArrowDown: at < last ? at + 1 : 0,
      ArrowUp: at > 0 ? at - 1 : last,
      PageDown: Math.min(last, at + 5),
      PageUp: Math.max(0, at - 5),
    }[key];
    if (to === undefined || ctrlKey || metaKey) return false;
    this.#moved = true;
    this.#choose(options[to]);
    options[to]?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  #choose(option: HTMLAnchorElement | undefined): void {
    this.#chosen?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }
}
