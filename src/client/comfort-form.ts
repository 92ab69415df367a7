/** Size of type and width of the text, chosen in a popover that stands behind its button. */
const CHOICES = [
  {
    name: 'size',
    title: SAY.size,
    options: [
      ['small', SAY.sizeSmall],
      ['', SAY.normal],
      ['large', SAY.sizeLarge],
      ['larger', SAY.sizeLarger],
    ],
  },
  {
    name: 'width',
    title: SAY.width,
    options: [
      ['', SAY.normal],
      ['wide', SAY.widthWide],
    ],
  },
] as const;

/** `choose` is told what was picked; an empty value is the default. */
export function comfortForm(
  button: HTMLElement,
  choose: (name: string, value: string) => void,
): HTMLElement {
  const form = document.createElement('form');
  form.className = 'comfort';
  form.popover = 'auto';
  form.ariaLabel = button.ariaLabel;
  for (const { name, title, options } of CHOICES) {
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = title;
    set.append(legend);
    for (const [value, label] of options) {
      const radio = document.createElement('input');
      Object.assign(radio, { type: 'radio', name, value });
      radio.checked = value === (document.documentElement.dataset[name] ?? '');
      const chip = document.createElement('label');
      chip.className = 'chip';
      chip.append(radio, label);
      set.append(chip);
    }
    form.append(set);
  }
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) choose(target.name, target.value);
  });
  button.after(form);
  return form;
}
