/** `/practice/` as an exam: drawn, sat, left and gone on with, and judged by task with every reason. */
import { say } from '../../client/say.ts';
import { QUESTION, readDeck, type Deck } from '../recall/contract.ts';
import { keep, kept } from '../recall/store.ts';
import { cardTexts, type CardText } from '../recall/texts.ts';
import { drawQuestions, readSitting, resultOf, type Sitting } from './sitting.ts';

const STORE = 'exam-sitting';
/** Seconds between two savings of the time used. */
const SAVED = 5;

export async function sit(root: HTMLElement): Promise<void> {
  const { sitting: source = '', cards: folder = '', tasks: names = '{}' } = root.dataset;
  const total = Number(root.dataset['minutes']) * 60;
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const deck = (await response.json()) as Deck;
  const questions = new Map([...readDeck(deck)].filter(([, { kind }]) => kind === QUESTION));
  const textOf = cardTexts(folder, deck.part);
  const nameOf = new Map(Object.entries(JSON.parse(names) as Record<string, string>));
  let state = readSitting(kept(STORE), new Set(questions.keys()));
  let at = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const part = <Kind extends HTMLElement>(name: string): Kind =>
    root.querySelector(`[data-sit="${name}"]`) as Kind;
  const button = (name: string): HTMLButtonElement =>
    root.querySelector(`[data-do="${name}"]`) as HTMLButtonElement;
  const show = (name: 'start' | 'ask' | 'end'): void => {
    for (const view of ['start', 'ask', 'end']) part(view).hidden = view !== name;
    // While an exam is sat, the lists of the page are out of the way.
    for (const other of root.parentElement?.children ?? []) {
      if (other !== root) (other as HTMLElement).hidden = name !== 'start';
    }
  };
  const change = (next: Partial<Sitting>): void => {
    if (!state) return;
    state = { ...state, ...next };
    keep(STORE, state);
  };

  const home = (): void => {
    clearInterval(timer);
    const open = state && !state.done;
    button('resume').hidden = !open;
    button('begin').classList.toggle('strong', !open);
    if (state && open) {
      button('resume').textContent = SAY.sittingResume
        .replace('{count}', String(Object.keys(state.picks).length))
        .replace('{all}', String(state.ids.length));
    }
    show('start');
  };

  const begin = (): void => {
    const ids = drawQuestions(
      [...questions.values()],
      deck.domains,
      Number(root.dataset['questions']),
      Math.random,
    );
    state = { ids, picks: {}, spent: 0, done: false };
    keep(STORE, state);
    at = 0;
    run();
  };

  const resume = (): void => {
    at = Math.max(0, state?.ids.findIndex((id) => !state?.picks[id]) ?? 0);
    run();
  };

  /** The clock runs while the page is seen; what was used is saved, so that a pause costs nothing. */
  const run = (): void => {
    clearInterval(timer);
    timer = setInterval(() => {
      if (!state || document.hidden) return;
      const spent = state.spent + 1;
      state = { ...state, spent };
      if (spent % SAVED === 0) keep(STORE, state);
      showTime();
      if (spent >= total) {
        say(SAY.sittingUp);
        void finish();
      }
    }, 1000);
    showTime();
    void ask();
  };
  const showTime = (): void => {
    const minutes = Math.max(0, Math.ceil((total - (state?.spent ?? 0)) / 60));
    part('left').textContent = SAY.sittingLeft.replace('{count}', String(minutes));
  };

  const finishSaid = button('finish').textContent ?? '';
  const ask = async (): Promise<void> => {
    const card = questions.get(state?.ids[at] ?? '');
    if (!state || !card) return;
    const text = await textOf(card);
    const after = questions.get(state.ids[at + 1] ?? '');
    if (after) void textOf(after).catch(() => undefined);
    const options = optionsOf(text);
    const several = options.filter(({ right }) => right).length;
    part('at').textContent = SAY.recallAt
      .replace('{n}', String(at + 1))
      .replace('{all}', String(state.ids.length));
    part('question').textContent = text.ask;
    part('scenario').replaceChildren(...scenarioOf(text));
    unlink(part('scenario'));
    part('legend').textContent =
      several > 1 ? SAY.sittingSeveral.replace('{count}', String(several)) : SAY.sittingOne;
    part('options').replaceChildren(
      ...options.map(({ option }, place) => {
        const label = document.createElement('label');
        label.className = 'choice';
        const input = document.createElement('input');
        Object.assign(input, { type: several > 1 ? 'checkbox' : 'radio', name: 'option' });
        input.value = String(place);
        input.checked = state?.picks[card.id]?.includes(place) ?? false;
        const words = document.createElement('span');
        for (const block of [...option.childNodes]) words.append(...block.childNodes);
        unlink(words);
        label.append(input, words);
        return label;
      }),
    );
    button('finish').textContent = finishSaid;
    button('previous').disabled = at === 0;
    button('next').disabled = at === state.ids.length - 1;
    show('ask');
    part('question').focus();
  };

  const pick = (): void => {
    const id = state?.ids[at];
    if (!state || id === undefined) return;
    const places = [...root.querySelectorAll<HTMLInputElement>('[name="option"]:checked')];
    change({ picks: { ...state.picks, [id]: places.map(({ value }) => Number(value)) } });
  };

  const finish = async (): Promise<void> => {
    clearInterval(timer);
    change({ done: true });
    if (!state) return;
    const texts = new Map(
      await Promise.all(
        state.ids.map(async (id) => {
          const card = questions.get(id);
          return [id, card && (await textOf(card))] as const;
        }),
      ),
    );
    const right = new Map(
      [...texts].map(([id, text]) => [
        id,
        text ? optionsOf(text).flatMap((option, place) => (option.right ? [place] : [])) : [],
      ]),
    );
    const { tasks, missed } = resultOf(state, questions, right);
    const known = state.ids.length - missed.length;
    part('result').textContent = SAY.sittingResult
      .replace('{count}', String(known))
      .replace('{all}', String(state.ids.length));
    part('tasks').replaceChildren(
      ...tasks.map((task) => {
        const row = document.createElement('tr');
        const [name, count] = [document.createElement('th'), document.createElement('td')];
        name.scope = 'row';
        name.textContent = `${task.task} ${nameOf.get(task.task) ?? ''}`;
        count.textContent = `${task.right} / ${task.all}`;
        row.append(name, count);
        return row;
      }),
    );
    const link = part<HTMLAnchorElement>('missed');
    link.hidden = missed.length === 0;
    link.hash = `cards=${missed.join('.')}`;
    part('reasons').replaceChildren(
      ...[...texts].flatMap(([id, text]) =>
        text ? [reasons(text, state?.picks[id] ?? [], !missed.includes(id))] : [],
      ),
    );
    show('end');
    part('result').focus();
  };

  const acts: Readonly<Record<string, () => unknown>> = {
    begin,
    resume,
    // Asked once more where something is open: a blank is wrong, and there is no way back.
    finish: () => {
      const open =
        (state?.ids.length ?? 0) -
        Object.values(state?.picks ?? {}).filter((places) => places.length > 0).length;
      const words = SAY.sittingOpen.replace('{count}', String(open));
      const sure = open <= 0 || button('finish').textContent === words;
      if (sure) return finish();
      button('finish').textContent = words;
      return say(words);
    },
    home,
    stop: home,
    previous: () => {
      at -= 1;
      return ask();
    },
    next: () => {
      at += 1;
      return ask();
    },
  };
  root.addEventListener('click', ({ target }) => {
    const control = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    void acts[control?.dataset['do'] ?? '']?.();
  });
  part('form').addEventListener('change', pick);
  part('form').addEventListener('submit', (event) => event.preventDefault());
  root.hidden = false;
  home();
}

/** An exam has no links to look things up by. */
function unlink(root: Element): void {
  for (const link of root.querySelectorAll('a')) link.replaceWith(...link.childNodes);
}

/** The options of a question, each an element of its own. */
function optionsOf({ back }: CardText): { right: boolean; option: Element }[] {
  const list = back.find((node) => node instanceof HTMLOListElement);
  return [...(list?.children ?? [])].flatMap((item) => {
    const option = item.querySelector('.option');
    const right = item instanceof HTMLElement && item.dataset['option'] === 'right';
    return option ? [{ right, option }] : [];
  });
}

const scenarioOf = ({ front }: CardText): Node[] =>
  front.filter((node) => !(node instanceof HTMLDetailsElement));

/** A question with every reason, folded; what was chosen is marked. */
function reasons(text: CardText, picked: readonly number[], right: boolean): HTMLElement {
  const fold = document.createElement('details');
  const title = document.createElement('summary');
  title.textContent = `${right ? '✓' : '✗'} ${text.ask}`;
  title.ariaLabel = `${right ? SAY.sittingRight : SAY.sittingWrong}: ${text.ask}`;
  const about = document.createElement('p');
  about.className = 'soft';
  about.append(...text.links.slice(0, 1));
  fold.append(title, ...scenarioOf(text), ...text.back, about);
  for (const [place, { option }] of optionsOf(text).entries()) {
    if (picked.includes(place)) option.setAttribute('data-chosen', SAY.sittingChosen);
  }
  return fold;
}
