/** What a page can do beyond being read. Each part enhances markup that works without it. */
import { copyLinks, openReadingList } from './copy-links.ts';
import { followContents } from './contents.ts';
import { awaitIntent } from '../search/client/intent.ts';
import { landing } from './landing.ts';
import { hear } from './say.ts';
import { awaitPreviews } from './preview.ts';
import { themeToggle } from './theme-toggle.ts';

hear();
themeToggle();
landing();
copyLinks();
openReadingList();
followContents();
awaitIntent();
awaitPreviews();
