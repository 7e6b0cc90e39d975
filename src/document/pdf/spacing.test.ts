import { expect, test } from 'vitest';
import { makePdf, type PdfPage, show } from '../fixtures/pdf.ts';
import { openDocument } from '../index.ts';

const limits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };

async function read(page: PdfPage): Promise<string[] | undefined> {
  const document = await openDocument(makePdf({ pages: [page] }), limits);
  const { words } = await document.page(1);
  document.close();
  return words?.map(({ text }) => text);
}

const line = 'Lieferung 11 Pakete zu 10,50 und 21,71 macht 1.111,11 Summe 4711';

/** The advances of Helvetica's glyphs that are not 0.556, in font sizes. */
const ADVANCES: Record<string, number> = {
  i: 0.222,
  f: 0.278,
  t: 0.278,
  ',': 0.278,
  '.': 0.278,
  ' ': 0.278,
  r: 0.333,
  k: 0.5,
  z: 0.5,
  c: 0.5,
  P: 0.667,
  S: 0.667,
  m: 0.833,
};

/** Each glyph at its own place, as many programs write it. */
function placed(text: string): string {
  let x = 40;
  return [...text]
    .map((character) => {
      const shown = show(character, x, 700, 10, 'F5');
      x += 10 * (ADVANCES[character] ?? 0.556);
      return shown;
    })
    .join('');
}

const font = (width: number) =>
  `/F5 << /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 32 /LastChar 255 /Widths [${Array(224).fill(width).join(' ')}] /Encoding /WinAnsiEncoding >>`;

test.each([0, 250, 556])(
  'words hold together where the font claims that its glyphs are %i wide',
  async (width) => {
    expect(await read({ content: placed(line), fonts: font(width) })).toEqual(line.split(' '));
  },
);

test('words without spaces between them stay apart', async () => {
  const pieces = line
    .split(' ')
    .map((word, at) => show(word, 40 + 120 * (at % 4), 700 - 20 * (at >> 2), 10, 'F5'));
  expect(await read({ content: pieces.join(''), fonts: font(556) })).toEqual(line.split(' '));
  const tight = line.split(' ').join(')-280(');
  expect(await read({ content: `BT /F1 10 Tf 40 700 Td [(${tight})] TJ ET` })).toEqual(line.split(' '));
});

test('digits and signs that are set wide are one number', async () => {
  const content = `BT /F1 12 Tf 3 Tc 40 700 Td ($1,470.60) Tj ET BT /F1 12 Tf 1.5 Tc 40 600 Td (Order 2026-0418) Tj ET ${show('Total due', 40, 500)}`;
  expect(await read({ content })).toEqual(['$1,470.60', 'Order', '2026-0418', 'Total', 'due']);
});

test('single digits of neighbouring columns stay apart', async () => {
  const content = [3, 1, 2, 4].map((digit, at) => show(`${digit}`, 40 + 30 * at, 700)).join('');
  expect(await read({ content: content + show('Total due', 40, 500) })).toEqual([
    '3',
    '1',
    '2',
    '4',
    'Total',
    'due',
  ]);
});

const raised = (whole: string, cents: string, y: number) =>
  `BT /F1 14 Tf 40 ${y} Td (${whole}) Tj /F1 8 Tf 5 Ts (${cents}) Tj ET `;

test('raised cents belong to their amount, with the decimal mark of the page', async () => {
  expect(await read({ content: raised('$74', '53', 700) + show('Total due', 40, 500) })).toContain('$74.53');
  expect(await read({ content: raised('1.074', '53', 700) + show('Summe 12,50', 40, 500) })).toContain(
    '1.074,53',
  );
});

test('marks of footnotes and exponents are no cents', async () => {
  const content = raised('$74', '1', 700) + raised('74.53', '12', 650) + raised('10', '234', 600);
  const words = await read({ content: content + show('Total due', 40, 500) });
  expect(words).toEqual(['$74', '1', '74.53', '12', '10', '234', 'Total', 'due']);
});
