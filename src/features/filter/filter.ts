/** Narrows the groups of a page to the entries that hold some words and carry some tags. */
const fold = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

function filterLists(form: HTMLFormElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')].map((group) => ({
    group,
    open: group.hasAttribute('open'),
    count: group.querySelector('[data-count]'),
    entries: [...group.querySelectorAll<HTMLElement>('[data-tags]')].map((entry) => ({
      entry,
      text: fold(entry.textContent ?? ''),
      tags: new Set((entry.dataset['tags'] ?? '').split(' ')),
    })),
  }));
  const none = form.querySelector<HTMLElement>('[data-none]');
  const narrow = (): void => {
    const data = new FormData(form);
    const words = fold(String(data.get('words') ?? ''))
      .split(/\s+/)
      .filter(Boolean);
    const tags = data.getAll('tag').map(String).filter(Boolean);
    const narrowed = words.length + tags.length > 0;
    let all = 0;
    for (const { group, open, count, entries } of groups) {
      let shown = 0;
      for (const { entry, text, tags: own } of entries) {
        const fits =
          words.every((word) => text.includes(word)) && tags.every((tag) => own.has(tag));
        entry.hidden = !fits;
        shown += Number(fits);
      }
      all += shown;
      group.hidden = shown === 0;
      if (group instanceof HTMLDetailsElement) group.open = narrowed || open;
      if (count) count.textContent = String(shown);
    }
    if (none) none.hidden = all > 0;
  };
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
}

const form = document.querySelector<HTMLFormElement>('[data-filter]');
if (form) filterLists(form);
