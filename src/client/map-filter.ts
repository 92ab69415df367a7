/** The map's filter in the address bar, so that a filtered map can be sent on. The filter itself is CSS. */
import { say } from './say.ts';

const KEY = 'kind';

function filterInAddress(): void {
  const radios = [
    ...document.querySelectorAll<HTMLInputElement>(`[data-map] input[name="${KEY}"]`),
  ];
  const wanted = new URLSearchParams(location.search).get(KEY);
  const match = radios.find((radio) => radio.value === wanted);
  if (match) match.checked = true;
  for (const radio of radios) {
    radio.addEventListener('change', () => {
      const url = new URL(location.href);
      if (radio.value) url.searchParams.set(KEY, radio.value);
      else url.searchParams.delete(KEY);
      history.replaceState(history.state, '', url);
      say(radio.dataset['said'] ?? radio.value);
    });
  }
}

filterInAddress();
