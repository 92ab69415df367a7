/** A QR code for paper: a phone finds the page again. Loaded when somebody prints. */
import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The dark squares of a code as the path of an SVG, one run of squares a piece, and the code's width
 * in squares, margin included. Error correction M: 15 % of the code may be unreadable.
 */
export function qrPath(address: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const path = data
    .map((row, y) => {
      let runs = '';
      for (let x = 0; x < size; ) {
        const start = x;
        while (x < size && row[x] === row[start]) x += 1;
        if (row[start]) runs += `M${start} ${y}h${x - start}v1h${start - x}z`;
      }
      return runs;
    })
    .join('');
  return { path, size };
}

/** The code of an address as a picture. */
export function qrSvg(address: string): SVGSVGElement {
  const { path, size } = qrPath(address);
  const code = document.createElementNS(SVG, 'svg');
  code.setAttribute('viewBox', `0 0 ${size} ${size}`);
  code.setAttribute('aria-hidden', 'true');
  const squares = document.createElementNS(SVG, 'path');
  squares.setAttribute('d', path);
  code.append(squares);
  return code;
}

/** Puts the code of the page's printed address in front of it, once. */
export function drawCode(printed: HTMLElement): void {
  if (!printed.querySelector('svg')) printed.prepend(qrSvg(printed.dataset['printed'] ?? ''));
}
