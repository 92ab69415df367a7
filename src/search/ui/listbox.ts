/** Combobox keys: the focus stays in the input, arrows move among the options of a list. */

/** Options of a list in the order they stand. */
const optionsOf = (list: Element): HTMLAnchorElement[] => [
  ...list.querySelectorAll<HTMLAnchorElement>('[role="option"]'),
];

export class Listbox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  /** The reader has moved; new results must not take the choice away. */
  #moved = false;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
    list.id = 'ui:options';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Results');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
  }

  /** Call when the list's options have changed; the same option stays chosen, else the first is. */
  refresh(isNewQuery: boolean): void {
    const chosen = this.#chosen()?.href;
    if (isNewQuery) this.#moved = false;
    const options = optionsOf(this.#list);
    options.forEach((option, i) => (option.id = `ui:option-${i}`));
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    const same = this.#moved ? options.find(({ href }) => href === chosen) : undefined;
    this.#choose(same ?? options[0]);
  }

  /** Handles a key; true when it was one of the list's. */
  key(event: KeyboardEvent): boolean {
    if (event.isComposing || event.altKey) return false;
    const options = optionsOf(this.#list);
    const at = options.findIndex((option) => option === this.#chosen());
    const last = options.length - 1;
    if (event.key === 'Enter') return this.#follow(event);
    if (!options.length || event.ctrlKey || event.metaKey) return false;
    const to =
      event.key === 'ArrowDown'
        ? at < last
          ? at + 1
          : 0
        : event.key === 'ArrowUp'
          ? at > 0
            ? at - 1
            : last
          : event.key === 'PageDown'
            ? Math.min(last, at + 5)
            : event.key === 'PageUp'
              ? Math.max(0, at - 5)
              : undefined;
    if (to === undefined) return false;
    this.#moved = true;
    this.#choose(options[to]);
    options[to]?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  #chosen(): HTMLAnchorElement | undefined {
    return this.#list.querySelector<HTMLAnchorElement>('[aria-selected="true"]') ?? undefined;
  }

  #choose(option: HTMLAnchorElement | undefined): void {
    this.#chosen()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  /** Enter follows the chosen option, in a new tab with Ctrl or Cmd, as a link would. */
  #follow(event: KeyboardEvent): boolean {
    const chosen = this.#chosen();
    if (!chosen) return false;
    const { ctrlKey, metaKey, shiftKey } = event;
    chosen.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
    );
    return true;
  }
}
