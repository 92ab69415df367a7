/** Cards for paper: question and answer side by side, to be cut between the rows and folded in the middle. */
import { absolute } from '../../client/place.ts';
import { qrSvg } from '../sharing/qr.ts';
import type { CardText } from './texts.ts';

/** A row a card; its code leads to the page, by the short address where there is one. */
export function sheetOf(texts: readonly CardText[]): HTMLElement[] {
  return texts.map(({ ask, front, back, links, short }) => {
    const [link] = links;
    const row = document.createElement('section');
    const [question, answer, place] = ['div', 'div', 'p'].map((name) =>
      document.createElement(name),
    ) as [HTMLElement, HTMLElement, HTMLElement];
    const title = document.createElement('h2');
    title.textContent = ask;
    place.className = 'soft';
    place.append(qrSvg(short ? absolute(`/s/${short}/`) : (link?.href ?? '')), link?.text ?? '');
    question.append(title, ...front, place);
    for (const fold of question.querySelectorAll('details')) fold.open = true;
    answer.append(...back);
    row.append(question, answer);
    return row;
  });
}
