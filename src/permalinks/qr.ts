/** A QR code as an SVG of one path, for paper: a phone finds the page again. */
import { encode } from 'uqr';

/** An address → SVG text. Error correction M: a fold or a coffee ring may cost an eighth of it. */
export function qrSvg(address: string): string {
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
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}
