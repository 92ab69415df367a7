/** What a page can do beyond being read. Each part enhances markup that works without it. */
import { copyLinks, openReadingList } from '../features/sharing/copy-links.ts';
import { followContents } from '../client/contents.ts';
import { awaitIntent } from '../search/client/intent.ts';
import { landing } from '../client/landing.ts';
import { hear } from '../client/say.ts';
import { awaitPreviews } from '../features/previews/hover.ts';
import { themeToggle } from '../client/theme-toggle.ts';

hear();
themeToggle();
landing();
copyLinks();
openReadingList();
followContents();
awaitIntent();
awaitPreviews();
// Few pages have tabs or code: what works them is fetched by those alone.
if (document.querySelector('[data-tabs]')) {
  void import('../client/tabs.ts').then(({ tabs }) => tabs());
}
if (document.querySelector('[data-copy-code]')) {
  void import('../client/copy-code.ts').then(({ copyCode }) => copyCode());
}
