/** What a page can do beyond being read. Each part enhances markup that works without it. */
import { attempt, notLoaded } from '../client/attempt.ts';
import { comfort } from '../client/comfort.ts';
import { followContents, showPlace } from '../client/contents.ts';
import { awaitIntent } from '../search/ui/intent.ts';
import { continueReading } from '../client/continue.ts';
import { keys } from '../client/keys.ts';
import { landing } from '../client/landing.ts';
import { foldPanels } from '../client/panels.ts';
import { readMarks } from '../client/read.ts';
import { hear } from '../client/say.ts';
import { offerCards } from '../client/tables.ts';
import { awaitPreviews } from '../features/previews/hover.ts';
import { drawOnPrint } from '../features/sharing/print.ts';
import { offline } from '../features/offline/start.ts';
import { copyLinks, openReadingList } from '../features/sharing/copy-links.ts';

const PARTS = [
  foldPanels,
  hear,
  comfort,
  landing,
  offerCards,
  copyLinks,
  openReadingList,
  followContents,
  showPlace,
  continueReading,
  keys,
  awaitIntent,
  awaitPreviews,
  offline,
  drawOnPrint,
  readMarks,
];
for (const part of PARTS) attempt(part);
// Drawn disabled: without script nothing would come of them.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-code]')) {
  button.disabled = false;
  button.addEventListener('click', () =>
    import('../client/copy-code.ts').then(({ copy }) => copy(button), notLoaded),
  );
}
// Few pages have what these work: it is fetched by those alone.
const few = (mark: string, work: (root: HTMLElement) => Promise<unknown>): void => {
  const root = document.querySelector<HTMLElement>(mark);
  if (root) work(root).catch(notLoaded);
};
few('[data-tabs]', () => import('../client/tabs.ts').then(({ tabs }) => tabs()));
few('[data-deck]', (deck) =>
  import('../features/recall/known.ts').then(({ knownOn }) => knownOn(deck)),
);
few('[data-sitting]', (root) =>
  import('../features/practice/client.ts').then(({ sit }) => sit(root)),
);
few('[data-recall]', (root) =>
  import('../features/recall/client.ts').then(({ recall }) => recall(root)),
);
