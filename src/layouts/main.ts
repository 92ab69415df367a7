/** What a page can do beyond being read. Each part enhances markup that works without it. */
import { copyLinks, openReadingList } from '../features/sharing/copy-links.ts';
import { followContents } from '../client/contents.ts';
import { awaitIntent } from '../search/ui/intent.ts';
import { landing } from '../client/landing.ts';
import { hear } from '../client/say.ts';
import { awaitPreviews } from '../features/previews/hover.ts';
import { drawOnPrint } from '../features/sharing/print.ts';
import { themeToggle } from '../client/theme-toggle.ts';

hear();
themeToggle();
landing();
copyLinks();
openReadingList();
followContents();
awaitIntent();
awaitPreviews();
// Few pages have tabs: their code is fetched by those alone.
if (document.querySelector('[data-tabs]')) {
  void import('../client/tabs.ts').then(({ tabs }) => tabs());
}
drawOnPrint();
