import { expect, test } from 'vitest';
import type { PageText, Word } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

const SIZE = 10;
const WIDTH = 600;
/** Words of a cell one after the other, from `x` on, or up to `-x` for numbers that are set flush right. */
const cell = (text: string, x: number, y: number): Word[] => {
  const parts = text.split(' ');
  const width =
    parts.reduce((sum, part) => sum + part.length * SIZE * 0.5, 0) + (parts.length - 1) * SIZE * 0.3;
  let at = x < 0 ? -x - width : x;
  return parts.map((part) => {
    const box = { x0: at, y0: y, x1: at + part.length * SIZE * 0.5, y1: y + SIZE };
    at = box.x1 + SIZE * 0.3;
    return { text: part, box, confidence: 1, source: 'text' };
  });
};
type Row = [y: number, ...cells: (string | undefined)[]];
/** A page of rows whose cells stand at the same places. */
const table = (places: readonly number[], rows: readonly Row[], page = 1): PageText => ({
  page,
  width: WIDTH,
  height: 800,
  words: rows.flatMap(([y, ...cells]) => cells.flatMap((text, c) => (text ? cell(text, places[c]!, y) : []))),
});
const linesOf = (...pages: PageText[]) =>
  extractInvoice(pages).lines.map((line) =>
    Object.fromEntries(Object.entries(line).map(([key, field]) => [key, field.value])),
  );

const PLACES = [50, -380, -460, -550];
const HEADINGS = ['Description', 'Qty', 'Unit price', 'Amount'] as const;

test('wrapped descriptions are joined, a heading within the table is left out, the total ends it', () => {
  expect(
    linesOf(
      table(PLACES, [
        [100, ...HEADINGS],
        [125, 'Oak shelf', '2', '40.00', '80.00'],
        [136, 'oiled, three boards'],
        [165, 'Fittings'],
        [190, 'Bracket', '10', '1.50', '15.00'],
        [230, undefined, undefined, 'Net total', '95.00'],
        [245, undefined, undefined, 'VAT 20%', '19.00'],
        [260, undefined, undefined, 'Total', '114.00'],
        [290, 'Thank you for your order'],
      ]),
    ),
  ).toEqual([
    { description: 'Oak shelf oiled, three boards', quantity: 2, unitPrice: 40, net: 80 },
    { description: 'Bracket', quantity: 10, unitPrice: 1.5, net: 15 },
  ]);
});

test('headings over two lines, columns of numbers that touch, and rates without a sign', () => {
  const lines = linesOf(
    table(
      [50, 90, -330, -400, -450, -550],
      [
        [100, 'Pos', 'Bezeichnung', 'Menge', 'Einzel-', 'USt.', 'Gesamt'],
        [111, undefined, undefined, undefined, 'preis', '%', 'EUR'],
        [130, '1', 'Wartung der Pumpe', '1.200', '12,50', '19', '15.000,00'],
        [145, '2', 'Dichtung', '3 Stk', '4,00', '19', '12,00'],
        [180, undefined, undefined, undefined, 'Nettobetrag', undefined, '15.012,00'],
        [195, undefined, undefined, undefined, 'zzgl. 19 % USt.', undefined, '2.852,28'],
        [210, undefined, undefined, undefined, 'Gesamtbetrag', undefined, '17.864,28'],
      ],
    ),
  );
  expect(lines).toEqual([
    {
      position: '1',
      description: 'Wartung der Pumpe',
      quantity: 1200,
      unitPrice: 12.5,
      taxRate: 19,
      net: 15000,
    },
    { position: '2', description: 'Dichtung', quantity: 3, unit: 'Stk', unitPrice: 4, taxRate: 19, net: 12 },
  ]);
});

test('sums that add up to the total with tax are sums with tax', () => {
  const lines = linesOf(
    table(PLACES, [
      [100, 'Item', 'Quantity', 'Price', 'Total'],
      [120, 'Chair', '4', '60.00', '240.00'],
      [150, undefined, undefined, 'Total excl. VAT', '200.00'],
      [165, undefined, undefined, 'VAT 20%', '40.00'],
      [180, undefined, undefined, 'Total incl. VAT', '240.00'],
    ]),
  );
  expect(lines).toEqual([{ description: 'Chair', quantity: 4, unitPrice: 60, gross: 240 }]);
});

test('a table goes on over the page, with and without its headings, past what is carried forward', () => {
  const lines = linesOf(
    table(PLACES, [
      [100, ...HEADINGS],
      [120, 'First', '1', '10.00', '10.00'],
      [140, undefined, undefined, 'Subtotal', '10.00'],
    ]),
    table(PLACES, [[60, 'Second', '2', '5.00', '10.00']], 2),
    table(
      PLACES,
      [
        [60, ...HEADINGS],
        [80, 'Third', '3', '5.00', '15.00'],
        [120, undefined, undefined, 'Total', '35.00'],
      ],
      3,
    ),
  );
  expect(lines.map(({ description }) => description)).toEqual(['First', 'Second', 'Third']);
});

test('a till slip has the name above, and counts in the text', () => {
  const lines = linesOf(
    table(
      [50, -230, -260],
      [
        [100, 'Item', 'Qty', 'Amount'],
        [120, 'PAINT BRUSH'],
        [131, '9556001203304 4 x 3.20', undefined, '12.80'],
        [142, 'HOSE 10M'],
        [153, '9556001209917 1 x 27.90', undefined, '27.90'],
        [175, 'TOTAL', undefined, '40.70'],
      ],
    ),
  );
  expect(lines).toMatchObject([
    { description: 'PAINT BRUSH 9556001203304', quantity: 4, unitPrice: 3.2 },
    { description: 'HOSE 10M 9556001209917', quantity: 1, unitPrice: 27.9 },
  ]);
});

test('without headings a run of lines that makes the total is the items, anything else is none', () => {
  const slip = (last: string) =>
    linesOf(
      table(
        [50, -260],
        [
          [100, 'LATTE', '4.50'],
          [115, '2 x 3.00 CROISSANT', '6.00'],
          [130, 'JUICE', last],
          [160, 'TOTAL', '14.00'],
          [175, 'CASH', '20.00'],
          [190, 'CHANGE', '6.00'],
        ],
      ),
    );
  expect(slip('3.50')).toMatchObject([
    { description: 'LATTE', gross: 4.5 },
    { gross: 6 },
    { description: 'JUICE', gross: 3.5 },
  ]);
  expect(slip('9.90')).toEqual([]);
});

test('a summary of taxes is no table of items', () => {
  const lines = linesOf(
    table(PLACES, [
      [100, 'VAT summary', 'Rate', 'Net', 'VAT'],
      [120, 'Standard', '20%', '100.00', '20.00'],
    ]),
  );
  expect(lines).toEqual([]);
});

test('each value has its words and its place', () => {
  const [line] = extractInvoice([
    table(PLACES, [
      [100, ...HEADINGS],
      [120, 'Lamp', '2', '$4.50', '$9.00'],
    ]),
  ]).lines;
  expect(line?.unitPrice).toMatchObject({ value: 4.5, text: '$4.50', source: 'text', page: 1 });
  expect(line?.unitPrice?.box?.x1).toBeCloseTo(460 / WIDTH, 2);
});

test('columns whose headings say nothing are told by quantity times price', () => {
  const lines = linesOf(
    table(PLACES, [
      [100, 'Wezzle', 'Frob', 'Gnarl', 'Smoot'],
      [120, 'Oak shelf', '3', '40.00', '120.00'],
      [135, 'Bracket', '10', '1.50', '15.00'],
      [150, 'Hinge', '1', '7.00', '7.00'],
    ]),
  );
  expect(lines).toMatchObject([
    { description: 'Oak shelf', quantity: 3, unitPrice: 40 },
    { description: 'Bracket', quantity: 10, unitPrice: 1.5 },
    { description: 'Hinge', quantity: 1, unitPrice: 7 },
  ]);
});

test('numbers of two columns far apart are never one number', () => {
  const lines = linesOf(
    table(
      [50, -380, -420, -550],
      [
        [100, 'Description', undefined, 'Unit price', 'Amount'],
        [120, 'Copies', '10', '133.06', '1330.60'],
        [135, 'Binding', '12', '2.50', '30.00'],
      ],
    ),
  );
  expect(lines.map(({ unitPrice }) => unitPrice)).toEqual([133.06, 2.5]);
});

test('an item in two rows has its description in the row above its numbers, a heading between items is none', () => {
  const places = [50, 90, -250, -330, -440, -550];
  const lines = linesOf(
    table(places, [
      [100, 'Pos', 'Description'],
      [112, undefined, undefined, 'Quantity', 'Unit', 'Unit price', 'Amount'],
      [130, 'Labour'],
      [142, '1', 'Fitter, working hours on the roof of the house'],
      [154, undefined, undefined, '8.00', 'h', '77.00', '616.00'],
      [170, 'Material'],
      [182, '2', 'Copper pipe 22 mm'],
      [194, undefined, undefined, '12', 'm', '13.09', '157.08'],
      [230, undefined, undefined, undefined, undefined, 'Net total', '773.08'],
    ]),
  );
  expect(lines).toMatchObject([
    {
      position: '1',
      description: 'Fitter, working hours on the roof of the house',
      quantity: 8,
      unitPrice: 77,
    },
    { position: '2', description: 'Copper pipe 22 mm', quantity: 12, unitPrice: 13.09 },
  ]);
});

test('cards instead of a table: labels stand beside quantity and price, the sum beside the name', () => {
  const places = [50, -300, 340, -550];
  const lines = linesOf(
    table(places, [
      [60, 'Order 17'],
      [100, 'Linen curtain, long', '242.00', 'Summary'],
      [113, 'SKU: 4711', undefined, 'Net total', '257.00'],
      [126, 'Qty: 2 Price: 121.00'],
      [160, 'Curtain hooks', '15.00', 'Total', '308.40'],
      [173, 'SKU: 4712'],
      [186, 'Qty: 10 Price: 1.50'],
    ]),
  );
  expect(lines).toEqual([
    { description: 'Linen curtain, long', quantity: 2, unitPrice: 121, net: 242 },
    { description: 'Curtain hooks', quantity: 10, unitPrice: 1.5, net: 15 },
  ]);
});
