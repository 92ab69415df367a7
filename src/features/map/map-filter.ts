/** The map's filter in the address bar, so that a filtered map can be sent on. The filter itself is CSS. */

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
      document.dispatchEvent(
        new CustomEvent('say', { detail: radio.dataset['said'] ?? radio.value }),
      );
    });
  }
}

filterInAddress();
