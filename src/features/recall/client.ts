/** `/recall/`: what is due, a round of questions, and how it went. Text is only ever nodes. */
import { say } from '../../client/say.ts';
import { QUESTION, TIP, readDeck, type Deck, type DeckCard } from './contract.ts';
import { day, showKnown } from './known.ts';
import { AGAIN, KNEW, type Answer, type Grade } from './log.ts';
import { answered, current, startRound, summaryOf, undone, without, type Round } from './round.ts';
import { arrange, perDayFor, today, type Today } from './schedule.ts';
import { cardsIn, readScope } from './scope.ts';
import { openStore, plan, seconds } from './store.ts';
import { cardTexts, type CardText } from './texts.ts';

/** The kinds as they are styled; the highlighter is for what the exam asks. */
const LOOKS: Readonly<Record<number, string>> = { [TIP]: 'exam', [QUESTION]: 'question' };
/** Answers after which the browser is asked to keep them for good. */
const WORTH_KEEPING = 10;

/** Fills the page. `root` names the files it needs. */
export async function recall(root: HTMLElement): Promise<void> {
  const { recall: source = '', cards: folder = '' } = root.dataset;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const deck = (await response.json()) as Deck;
  const cards = readDeck(deck);
  const textOf = cardTexts(folder, deck.part);
  const store = await openStore();
  let log = await store.all();
  let round: Round = startRound([]);
  let due: Today = { queue: [], fresh: 0 };
  let shown: CardText | undefined;
  let revealed = false;

  const part = <Kind extends HTMLElement>(name: string): Kind =>
    root.querySelector(`[data-part="${name}"]`) as Kind;
  const show = (name: 'start' | 'ask' | 'end'): void => {
    for (const view of ['start', 'ask', 'end']) part(view).hidden = view !== name;
  };
  const scope = () => readScope(location.hash);
  const held = (): ReadonlySet<string> => cardsIn(scope(), cards.values()) ?? new Set(cards.keys());

  const home = (): void => {
    part('told').textContent = '';
    part('sheet').replaceChildren();
    const only = cardsIn(scope(), cards.values());
    const asked = { items: [...cards.values()], log, plan: plan(), now: seconds(), day };
    due = today({ ...asked, only });
    const wanted = perDayFor(asked);
    part('tight').hidden = wanted <= plan().perDay;
    part('tight').textContent = SAY.recallTight.replace('{count}', String(wanted));
    const { length } = due.queue;
    part('count').textContent = String(length);
    part('due').textContent = length > 0 ? SAY.recallDue : SAY.recallNone;
    part('fresh').textContent =
      due.fresh > 0 ? SAY.recallFresh.replace('{count}', String(due.fresh)) : '';
    part<HTMLButtonElement>('begin').hidden = length === 0;
    const all = part<HTMLButtonElement>('all');
    all.hidden = held().size === length;
    all.textContent = SAY.recallAll.replace('{count}', String(held().size));
    part('scope').hidden = only === undefined;
    part('scope-name').replaceChildren();
    for (const link of root.querySelectorAll<HTMLAnchorElement>('[data-scopes] a')) {
      const here = only !== undefined && link.hash === location.hash;
      link.ariaCurrent = here ? 'true' : null;
      if (here) part('scope-name').textContent = link.textContent;
    }
    const first = cards.get([...(only ?? [])][0] ?? '');
    if (scope().kind === 'page' && first) {
      void textOf(first).then(
        ({ links: [link] }) => link && part('scope-name').replaceChildren(link),
      );
    }
    part('not-kept').hidden = store.kept;
    showKnown(root, cards.values(), log, day(seconds()));
    show('start');
  };

  const begin = (queue: readonly string[]): void => {
    round = startRound(queue);
    void ask();
  };

  /** Shows the next question, or how the round went. */
  const ask = async (): Promise<void> => {
    const id = current(round);
    const card = id === undefined ? undefined : cards.get(id);
    if (!card) return end();
    revealed = false;
    try {
      shown = await textOf(card);
    } catch {
      tell(SAY.recallOffline);
      return home();
    }
    // The next one is on its way while this one is thought about.
    const after = cards.get(round.queue[round.steps.length + 1] ?? '');
    if (after) void textOf(after).catch(() => undefined);
    draw(card, shown);
    show('ask');
    part('question').focus();
  };

  const draw = (card: DeckCard, { ask: asked, front, back, links }: CardText): void => {
    part('at').textContent = SAY.recallAt
      .replace('{n}', String(round.steps.length + 1))
      .replace('{all}', String(round.queue.length));
    part('uncounted').hidden = due.queue.includes(card.id) && !askedBefore(card.id);
    part('card').className = `callout recall-card ${LOOKS[card.kind] ?? ''}`;
    part('question').firstElementChild?.replaceChildren(asked);
    part('front').replaceChildren(...front);
    part('back').replaceChildren(...back);
    part('about').replaceChildren(...links);
    part('answer').hidden = true;
    part('reveal').hidden = false;
    part('grades').hidden = true;
    part<HTMLButtonElement>('undo').hidden = round.steps.length === 0;
  };
  const askedBefore = (id: string): boolean => round.steps.some(({ card }) => card === id);

  const reveal = (): void => {
    if (revealed) return;
    revealed = true;
    for (const fold of part('front').querySelectorAll('details')) fold.hidden = true;
    part('answer').hidden = false;
    part('reveal').hidden = true;
    part('grades').hidden = false;
    part('answer').focus({ preventScroll: true });
    part('answer').scrollIntoView({ block: 'nearest' });
  };

  const grade = async (given: Grade): Promise<void> => {
    const id = current(round);
    if (id === undefined || !revealed) return;
    revealed = false;
    const counts = due.queue.includes(id) && !askedBefore(id);
    // After one that was taken back within the same second comes the next.
    const at = Math.max(seconds(), 1 + (log.findLast(({ card }) => card === id)?.at ?? 0));
    const answer: Answer | undefined = counts ? { card: id, at, grade: given } : undefined;
    round = answered(round, given, answer);
    if (answer) await add(answer);
    await ask();
  };

  const add = async (answer: Answer): Promise<void> => {
    const whole = await store.add([answer]);
    log = await store.all();
    if (!whole && store.kept) tell(SAY.recallFull);
    if (log.length === WORTH_KEEPING) void navigator.storage?.persist?.();
  };

  const back = async (): Promise<void> => {
    const before = undone(round);
    if (!before) return;
    round = before.round;
    if (before.back) await add(before.back);
    await ask();
  };

  const end = async (): Promise<void> => {
    const { asked, known, missed } = summaryOf(round);
    part('done').textContent = SAY.recallDone
      .replace('{count}', String(asked))
      .replace('{known}', String(known));
    const texts = await Promise.all(
      missed.map((id) => textOf(cards.get(id) ?? { id, index: 0 }).catch(() => undefined)),
    );
    part('hard').replaceChildren(
      ...texts.flatMap((text) => {
        const [link] = text?.links ?? [];
        if (!text || !link) return [];
        const item = document.createElement('li');
        const place = link.textContent ?? '';
        link.textContent = text.ask;
        const within = document.createElement('span');
        within.className = 'soft';
        within.textContent = place;
        item.append(link, within);
        return [item];
      }),
    );
    part('hard-title').hidden = missed.length === 0;
    show('end');
    part('done').focus();
  };

  const tell = (message: string): void => {
    part('told').textContent = message;
    if (message) say(message);
  };

  /** What the scope holds, as a sheet; the rest of the page stays off the paper while it is there. */
  const print = async (): Promise<void> => {
    const { sheetOf } = await import('./sheet.ts');
    const ids = held();
    const texts = [...cards.values()].filter(({ id }) => ids.has(id)).map(textOf);
    part('sheet').replaceChildren(...sheetOf(await Promise.all(texts)));
    globalThis.print();
  };

  const acts: Readonly<Record<string, () => unknown>> = {
    begin: () => begin(due.queue),
    all: () => {
      const ids = held();
      begin(
        arrange(
          [...cards.values()].filter(({ id }) => ids.has(id)),
          day(seconds()),
        ),
      );
    },
    show: reveal,
    again: () => grade(AGAIN),
    knew: () => grade(KNEW),
    undo: back,
    print,
    stop: () => (round.steps.length > 0 ? end() : home()),
    home,
  };
  root.addEventListener('click', (event) => {
    const control =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
    void acts[control?.dataset['do'] ?? '']?.();
  });
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (part('ask').hidden || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!(target instanceof Element) || target.closest('dialog, input, [popover]')) return;
    const act = { ' ': 'show', '1': 'again', '2': 'knew', u: 'undo' }[key];
    // A control that has the focus does what it says.
    if (!act || (key === ' ' && target.closest('a, button, summary'))) return;
    event.preventDefault();
    void acts[act]?.();
  });
  addEventListener('hashchange', home);
  // What keeps and carries answers is fetched when it comes into view, or when a link brings some.
  const keep = new IntersectionObserver(([seen]) => {
    if (!seen?.isIntersecting && !location.hash.startsWith('#c=')) return;
    keep.disconnect();
    const changed = async (message = ''): Promise<void> => {
      log = await store.all();
      home();
      tell(message);
    };
    void import('./keep.ts').then(({ keeping }) =>
      keeping({ root, store, ids: [...cards.keys()], changed }),
    );
  });
  keep.observe(part('plan').closest('details') ?? root);
  // Another tab has answered: its questions are not asked here as well.
  store.follow(async () => {
    log = await store.all();
    const date = day(seconds());
    const answers = log.filter(({ at, grade }) => grade > 0 && day(at) === date);
    round = without(round, new Set(answers.map(({ card }) => card)));
    if (!part('start').hidden) home();
  });
  home();
  root.dataset['ready'] = '';
}
