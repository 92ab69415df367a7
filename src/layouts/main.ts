/** What a page can do beyond being read. Each part enhances markup that works without it. */
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

foldPanels();
hear();
comfort();
landing();
offerCards();
copyLinks();
openReadingList();
followContents();
showPlace();
continueReading();
keys();
awaitIntent();
awaitPreviews();
offline();
// Few pages have tabs or code: what works them is fetched by those alone.
if (document.querySelector('[data-tabs]')) {
  void import('../client/tabs.ts').then(({ tabs }) => tabs());
}
readMarks();
const deck = document.querySelector<HTMLElement>('[data-deck]');
if (deck) void import('../features/recall/known.ts').then(({ knownOn }) => knownOn(deck));
const sitting = document.querySelector<HTMLElement>('[data-sitting]');
if (sitting) void import('../features/practice/client.ts').then(({ sit }) => sit(sitting));
const rounds = document.querySelector<HTMLElement>('[data-recall]');
if (rounds) void import('../features/recall/client.ts').then(({ recall }) => recall(rounds));
drawOnPrint();
if (document.querySelector('[data-copy-code]')) {
  void import('../client/copy-code.ts').then(({ copyCode }) => copyCode());
}
