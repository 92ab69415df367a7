/** The cards' text: documents the browser parses itself, each fetched once, when one of its cards is asked. */

/** A card as the page shows it; the nodes are new ones at each call. */
export interface CardText {
  readonly ask: string;
  readonly front: readonly Node[];
  readonly back: readonly Node[];
  /** Where it is told, first of all; then what stands beside it. */
  readonly links: readonly HTMLAnchorElement[];
  /** Short id of its page. */
  readonly short: string | undefined;
}

/** `folder` is the address of the parts, `size` how many cards each holds. */
export function cardTexts(folder: string, size: number) {
  const parts = new Map<number, Promise<Document>>();
  const partAt = (index: number): Promise<Document> => {
    const part = Math.floor(index / size);
    const asked = parts.get(part) ?? fetchDocument(`${folder}${part}.html`);
    parts.set(part, asked);
    // What failed is asked for again.
    asked.catch(() => parts.delete(part));
    return asked;
  };
  return async ({ id, index }: { id: string; index: number }): Promise<CardText> => {
    const article = (await partAt(index)).getElementById(id);
    const [ask, front, back, about] = article ? [...article.children] : [];
    if (!article || !ask || !front || !back || !about) throw new Error(`no card ${id}`);
    const copy = (element: Element): Node[] =>
      [...element.childNodes].map((node) => document.importNode(node, true));
    return {
      ask: ask.textContent ?? '',
      front: copy(front),
      back: copy(back),
      links: copy(about).filter((node) => node instanceof HTMLAnchorElement),
      short: article.dataset['short'],
    };
  };
}

export type CardTexts = ReturnType<typeof cardTexts>;

/** `responseType` makes the browser parse, not us; nothing in such a document runs. */
function fetchDocument(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.addEventListener('load', () => {
      if (request.status < 400 && request.responseXML) resolve(request.responseXML);
      else reject(new Error(`${address}: ${request.status}`));
    });
    request.addEventListener('error', () => reject(new Error(address)));
    request.send();
  });
}
