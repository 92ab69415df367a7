/** The plan of a reader and what becomes of their answers: a file, a link with a code, everything shown and deleted. */
import { absolute } from '../../client/place.ts';
import { COMFORT } from '../../core/theme.ts';
import { copy } from '../sharing/share.ts';
import { newestFor, QR_LIMIT, readCarried, writeCarried } from './carry.ts';
import { LIMITS, readFile, writeFile, type Answer, type Carried } from './log.ts';
import { keep, kept, pagesRead, plan, PLAN, READ, seconds, STAMP, type Store } from './store.ts';

/** What the site keeps in `localStorage`, besides the answers. */
const KEPT = [
  PLAN,
  READ,
  STAMP,
  'exam-sitting',
  'last-read',
  'reading-list',
  'searches',
  'search-found',
  ...COMFORT,
] as const;

/** A date has no hour, and is the same day wherever one is. */
const DATE = { dateStyle: 'medium', timeZone: 'UTC' } as const;

interface Keeping {
  readonly root: HTMLElement;
  readonly store: Store;
  /** Ids of this edition's cards. */
  readonly ids: readonly string[];
  /** The log has changed, or the plan. */
  readonly changed: (message?: string) => Promise<void>;
}

export function keeping({ root, store, ids, changed }: Keeping): void {
  const part = <Kind extends HTMLElement>(name: string): Kind =>
    root.querySelector(`[data-part="${name}"]`) as Kind;
  const panel = part('kept');

  const form = part<HTMLFormElement>('plan');
  const fields = form.elements as HTMLFormControlsCollection & {
    exam: HTMLInputElement;
    perDay: HTMLInputElement;
  };
  const fill = (): void => {
    fields.exam.value = plan().exam ?? '';
    fields.perDay.value = String(plan().perDay);
    const { perDay, exam } = plan();
    const date = exam && new Date(exam).toLocaleDateString(document.documentElement.lang, DATE);
    part('planned').textContent = [SAY.recallPerDay.replace('{count}', String(perDay)), date]
      .filter(Boolean)
      .join(' · ');
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    keep(PLAN, { perDay: fields.perDay.value, exam: fields.exam.value });
    fill();
    void changed();
  });

  const take = async ({ answers, plan: theirs, read }: Carried): Promise<void> => {
    const before = (await store.all()).length;
    const whole = await store.add(answers);
    if (theirs && kept(PLAN) === undefined) keep(PLAN, theirs);
    if (read.length > 0) keep(READ, [...new Set([...pagesRead(), ...read])]);
    fill();
    const added = (await store.all()).length - before;
    await changed(whole ? SAY.recallAdded.replace('{count}', String(added)) : SAY.recallFull);
  };

  const save = async (): Promise<void> => {
    const text = writeFile({ answers: await store.all(), plan: plan(), read: pagesRead() });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `recall-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const open = async ([file]: FileList): Promise<void> => {
    const given =
      file && file.size <= LIMITS.bytes ? readFile(await file.text(), seconds()) : undefined;
    // A broken or foreign file changes nothing, and stays what it is.
    if (given) await take(given);
    else await changed(SAY.recallBroken);
  };
  const file = part<HTMLInputElement>('file');
  file.addEventListener('change', () => {
    if (file.files) void open(file.files);
    file.value = '';
  });

  /** A link with everything, and a code with the newest that fits one. */
  const carry = async (button: HTMLElement): Promise<void> => {
    const answers = await store.all();
    const { qrSvg } = await import('../sharing/qr.ts');
    const address = (given: readonly Answer[]): string =>
      `${absolute('/recall/')}#c=${writeCarried(given)}`;
    const newest = newestFor(answers, QR_LIMIT);
    const words = document.createElement('p');
    words.textContent = SAY.recallCode
      .replace('{count}', String(newest.length))
      .replace('{all}', String(answers.length));
    panel.replaceChildren(qrSvg(address(newest)), words);
    await copy(address(answers), SAY.recallLink, button);
  };

  /** What a link brings is asked about first: it may come from anyone. */
  const receive = (): void => {
    const text = new URLSearchParams(location.hash.slice(1)).get('c');
    if (text === null) return;
    history.replaceState(null, '', location.pathname);
    const given = readCarried(text, ids, seconds());
    if (!given) return void changed(SAY.recallBroken);
    const words = document.createElement('p');
    words.textContent = SAY.recallOffer.replace('{count}', String(given.answers.length));
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'button strong' });
    button.textContent = SAY.recallTake;
    button.addEventListener('click', async () => {
      part('offer').replaceChildren();
      await take({ answers: given.answers, plan: undefined, read: [] });
    });
    if (given.unknown > 0)
      words.append(' ', SAY.recallUnknown.replace('{count}', String(given.unknown)));
    part('offer').replaceChildren(words, button);
    button.focus();
  };

  const show = async (): Promise<void> => {
    const answers = await store.all();
    const list = document.createElement('dl');
    const rows: (readonly [string, string])[] = [
      ['answers', String(answers.length)],
      ...KEPT.flatMap((name) => {
        const value = read(name);
        return value === null ? [] : [[name, value.slice(0, 80)] as const];
      }),
    ];
    for (const [name, value] of rows) {
      const row = document.createElement('div');
      const [term, text] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = name;
      text.textContent = value;
      row.append(term, text);
      list.append(row);
    }
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'button' });
    button.textContent = SAY.recallDelete;
    button.addEventListener('click', async () => {
      await store.clear();
      for (const name of KEPT) remove(name);
      panel.replaceChildren();
      fill();
      await changed(SAY.recallDeleted);
    });
    panel.replaceChildren(list, button);
  };

  const acts: Readonly<Record<string, (button: HTMLElement) => unknown>> = {
    save,
    link: carry,
    show,
  };
  root.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-keep]') : null;
    if (button) void acts[button.dataset['keep'] ?? '']?.(button);
  });
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-keep]')) {
    button.disabled = false;
  }
  addEventListener('hashchange', receive);
  fill();
  receive();
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept then.
  }
}
