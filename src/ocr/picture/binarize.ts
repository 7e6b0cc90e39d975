import type { Grey } from './picture.ts';

/**
 * To black and white by the local threshold of Sauvola and Pietikäinen, "Adaptive document image binarization", 2000:
 * mean × (1 + k × (deviation / 128 − 1)) over a window, so that stains and shadows stay ground.
 */
const K = 0.2;
/** Side of the window as a fraction of the page's long side: about two lines of text. */
const WINDOW = 1 / 50;

export function binarize({ data, width, height }: Grey): Grey {
  const radius = Math.max(8, Math.round((Math.max(width, height) * WINDOW) / 2));
  const out = new Uint8Array(new SharedArrayBuffer(data.length));
  // Sums over each column of the window's rows, kept up to date from row to row.
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  const addRow = (y: number, sign: 1 | -1) => {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const v = data[i]!;
      sums[x]! += sign * v;
      squares[x]! += sign * v * v;
    }
  };
  for (let y = 0; y < Math.min(radius, height); y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(y + radius, 1);
    if (y - radius - 1 >= 0) addRow(y - radius - 1, -1);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    let sum = 0;
    let square = 0;
    for (let x = 0; x < Math.min(radius, width); x++) {
      sum += sums[x]!;
      square += squares[x]!;
    }
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (x + radius < width) {
        sum += sums[x + radius]!;
        square += squares[x + radius]!;
      }
      if (x - radius - 1 >= 0) {
        sum -= sums[x - radius - 1]!;
        square -= squares[x - radius - 1]!;
      }
      const count = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
      const mean = sum / count;
      const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
      out[i] = data[i]! > mean * (1 + K * (deviation / 128 - 1)) ? 255 : 0;
    }
  }
  return { data: out, width, height };
}
