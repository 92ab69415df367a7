/** A preview as a card. Text is only ever text: nothing here parses markup. */
import type { Named, Preview } from './contract.ts';

export interface Drawn {
  readonly card: HTMLElement;
  readonly pin: HTMLElement;
  readonly shut: HTMLElement;
}

/** `address` is where the name leads: the link's own. */
export function drawPreview(preview: Preview, address: string): Drawn {
  const { name, formerNames, summary, relations, tip } = preview;
  // A file of another build, say: then the link is a link and nothing else.
  if (typeof name !== 'string' || typeof summary !== 'string') throw new Error('no preview');
  const title = link([name, address]);
  title.id = 'ui:preview-name';
  const [pin, shut] = [button(SAY.pin), button(SAY.close)];
  const card = make('div', 'preview', make('div', 'preview-head', title, pin, shut));
  card.id = 'ui:preview';
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-labelledby', title.id);
  if (formerNames) card.append(make('p', 'soft', `${SAY.formerly} ${formerNames}`));
  card.append(make('p', '', summary));
  if (relations.length > 0) card.append(make('ul', 'plain', ...relations.map(relation)));
  if (tip) {
    const question = make('p', 'q', make('span', '', link(tip.question)));
    const answer = make(
      'p',
      '',
      ...tip.answer.map((run, i) => (i % 2 ? make('code', '', run) : run)),
    );
    card.append(make('div', 'callout exam', make('p', 'kind', SAY.examTip), question, answer));
  }
  return { card, pin, shut };
}

const relation = ([label, ...to]: Preview['relations'][number]): HTMLElement =>
  make('li', '', make('span', '', label), ...to.flatMap((one) => [' ', link(one)]));

function link([text, href]: Named): HTMLAnchorElement {
  const made = make('a', '', text);
  made.href = href;
  return made;
}

function button(label: string): HTMLButtonElement {
  const made = make('button', '', label);
  made.type = 'button';
  return made;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
