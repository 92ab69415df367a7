/**
 * The map's two choices: which service stands in the middle, and what the whole map is narrowed to.
 * Both are kept in the address, so that what is seen can be sent on. A picture comes from the page of
 * its service, which has it already; the filter itself is CSS.
 */
const say = (message: string): void => {
  document.dispatchEvent(new CustomEvent('say', { detail: message }));
};

function keep(key: string, value: string): void {
  const url = new URL(location.href);
  if (value) url.searchParams.set(key, value);
  else url.searchParams.delete(key);
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // WebKit allows a hundred changes in ten seconds: the address then lags behind what is seen.
  }
}

function filter(wanted: URLSearchParams): void {
  const radios = [...document.querySelectorAll<HTMLInputElement>('[data-map] input[name="kind"]')];
  const match = radios.find((radio) => radio.value === wanted.get('kind'));
  if (match) match.checked = true;
  for (const radio of radios) {
    radio.addEventListener('change', () => {
      keep('kind', radio.value);
      say(radio.dataset['said'] ?? radio.value);
    });
  }
}

/** The picture that a service's own page shows. `responseType` makes the browser parse, not us. */
function fetchNear(address: string): Promise<Element | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.addEventListener('load', () =>
      resolve(request.responseXML?.querySelector('[data-near]') ?? null),
    );
    request.addEventListener('error', () => resolve(null));
    request.send();
  });
}

function middle(pick: HTMLSelectElement, place: HTMLElement, wanted: URLSearchParams): void {
  const read = document.querySelector<HTMLAnchorElement>('[data-map-read]');
  const show = async (): Promise<void> => {
    const option = pick.selectedOptions[0];
    if (!option) return;
    if (read) read.href = pick.value;
    const near = await fetchNear(pick.value);
    if (!near || pick.selectedOptions[0] !== option) return;
    place.replaceChildren(document.importNode(near, true));
    keep('around', option.dataset['id'] ?? '');
    say(option.label);
  };
  pick.addEventListener('change', () => void show());
  // A name in the picture moves to the middle; a modified click follows it as any link.
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('svg a') : null;
    const address = link?.getAttribute('href');
    const option = [...pick.options].find(({ value }) => value === address);
    if (!option || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    option.selected = true;
    void show();
    pick.focus();
  });
  const asked = [...pick.options].find(
    (option) => option.dataset['id'] === wanted.get('around') && !option.defaultSelected,
  );
  if (asked) {
    asked.selected = true;
    void show();
  }
}

const wanted = new URLSearchParams(location.search);
const pick = document.querySelector<HTMLSelectElement>('[data-map-pick]');
const place = document.querySelector<HTMLElement>('[data-map-near]');
filter(wanted);
if (pick && place) middle(pick, place, wanted);
