/** The answer card: when the query is a service, what there is to know of it without a click. */
import type { SearchEngine } from '../engine.ts';
import type { ParsedQuery } from '../types.ts';
import { make } from './dom.ts';
import { addressOf } from './hit-view.ts';

/** Id of the service the whole query stands for, by any name or by the beginning of its name. */
export function answeredBy({ strategies, services }: ParsedQuery): string | undefined {
  const [only, ...others] = strategies[0]?.terms ?? [];
  return services[0] ?? (others.length ? undefined : only?.partOf);
}

/** Adds the services related to the one answered, as links. */
export function addRelated(
  item: Element,
  engine: SearchEngine,
  ids: readonly string[],
  options: boolean,
): void {
  const links = ids.flatMap((id) => {
    const service = engine.lexicon.services.get(id);
    const page = service && engine.pageAt(service.page);
    if (!service || !page) return [];
    const attributes = {
      href: addressOf(page),
      role: options && 'option',
      tabindex: options && '-1',
    };
    return make('a', attributes, service.short);
  });
  if (!links.length) return;
  const label = make('span', { class: 'hit-where', 'aria-hidden': 'true' }, 'Related');
  item.append(
    make('div', { class: 'hit-related', role: options && 'presentation' }, label, ...links),
  );
}
