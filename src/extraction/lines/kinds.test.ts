import { expect, test } from 'vitest';
import { pagesOfText } from '../../../test/golden/text-page.ts';
import { extractInvoice } from '../index.ts';

/** Quantity, unit price, amount and description of each line. */
const linesOf = (drawn: string) =>
  extractInvoice(pagesOfText(drawn)).lines.map(({ quantity, unitPrice, net, gross, description }) => [
    quantity?.value,
    unitPrice?.value,
    (net ?? gross)?.value,
    description?.value,
  ]);

test.each([
  [
    'quantity and price against the amount, with letters for the tax',
    `Tulip Market
Soda water 1,5 l        2*1,49=  2,98A
Rye bread               1 x3,20  3,20B
Apples red         0,450 x4,00   1,80B
TOTAL                            7,98`,
    [
      [2, 1.49, 2.98, 'Soda water 1,5 l'],
      [1, 3.2, 3.2, 'Rye bread'],
      [0.45, 4, 1.8, 'Apples red'],
    ],
  ],
  [
    'quantity and price in the line below',
    `Tulip Market
BANANAS            2,99 B
  1,500 kg x 1,99 EUR/kg
MILK               1,00 B
COOKIES            1,38 B
  2 pcs x  0,69
TOTAL              5,37`,
    [
      [1.5, 1.99, 2.99, 'BANANAS'],
      [undefined, undefined, 1, 'MILK'],
      [2, 0.69, 1.38, 'COOKIES'],
    ],
  ],
  [
    'quantity and price in the line above, behind a bar code',
    `Tulip Market
4006381333931 (2 PCS X 12,00)
FOLDER BLUE                  24,00
4006381333948 (1 PCS X 5,75)
GLUE STICK                    5,75
TOTAL                        29,75`,
    [
      [2, 12, 24, 'FOLDER BLUE'],
      [1, 5.75, 5.75, 'GLUE STICK'],
    ],
  ],
  [
    'how many before the name, one word with it',
    `Harbour Inn
3xLatte     @ 4.50   13.50
1xRösti     @ 18.00  18.00
TOTAL               31.50`,
    [
      [3, 4.5, 13.5, 'Latte'],
      [1, 18, 18, 'Rösti'],
    ],
  ],
  [
    'containers that are given back count against the rest, whatever sign is printed',
    `Markt Ahorn
LEERGUT       0,25 A
NUDELN        1,49 B
QUARK         0,49 B
SUMME         1,73`,
    [
      [undefined, undefined, -0.25, 'LEERGUT'],
      [undefined, undefined, 1.49, 'NUDELN'],
      [undefined, undefined, 0.49, 'QUARK'],
    ],
  ],
  [
    'one item that the total repeats',
    `Tulip Market
Umbrella black      14,00 A
TOTAL               14,00
CARD                14,00`,
    [[undefined, undefined, 14, 'Umbrella black']],
  ],
])('a till slip: %s', (_, slip, lines) => {
  expect(linesOf(slip)).toEqual(lines);
});

test.each([
  [
    'a heading centred over texts that are set flush left',
    `Invoice 77

             Description               Qty      Price     Amount
Folding stool                            2      40.00      80.00
Parasol                                  1      15.00      15.00

Total                                                      95.00`,
    [
      [2, 40, 80, 'Folding stool'],
      [1, 15, 15, 'Parasol'],
    ],
  ],
  [
    'headings of unlike height, set around the middle of one row',
    `Invoice 78

                                         Unit price     Total
 Quantity      Description
                                         (EUR)          (EUR)
 2             Folding stool             40             80
 3             Parasol                   15             45

                                         Total          125`,
    [
      [2, 40, 80, 'Folding stool'],
      [3, 15, 45, 'Parasol'],
    ],
  ],
  [
    'the headings of two columns read as one',
    `Rechnung 79

Beschreibung             Menge          EP Positionsbetrag
Wartung der Pumpe        2         164,00           328,00
Anfahrt                  3          27,50            82,50
Dichtung                 4           5,00            20,00

Summe netto                                         430,50`,
    [
      [2, 164, 328, 'Wartung der Pumpe'],
      [3, 27.5, 82.5, 'Anfahrt'],
      [4, 5, 20, 'Dichtung'],
    ],
  ],
  [
    'a unit against its quantity, a currency against its price',
    `Faktura 80

Lp.   Nazwa              Ilość      Cena       Wartość
1     Kubek              2szt       4,50zł      9,00zł
2     Talerz             3szt       8,00zł     24,00zł

Razem                                          33,00zł`,
    [
      [2, 4.5, 9, 'Kubek'],
      [3, 8, 24, 'Talerz'],
    ],
  ],
  [
    'a rate against the sum, and digits set apart, as the product proves',
    `Invoice 81

Description        Qty      Price      Net    VAT
Eco fee              2       0.13     0.2621 %
Cable               10     1 0, 50    1 0 5,00  21 %

Total                                 105.26`,
    [
      [2, 0.13, 0.26, 'Eco fee'],
      [10, 10.5, 105, 'Cable'],
    ],
  ],
  [
    'what says more about the item than its name',
    `Invoice 82

Description               Qty      Price     Amount
Lantern                     2      40.00      80.00
Country of origin: Chile
Parasol                     1      15.00      15.00
with stand

Total                                         95.00`,
    [
      [2, 40, 80, 'Lantern'],
      [1, 15, 15, 'Parasol with stand'],
    ],
  ],
  [
    'no known heading, quantities of one',
    `INVOIS 83

KETERANGAN           HARGA       JML       NILAI
TOPI                 Rp 100,000    1    Rp 100,000
JAKET                Rp 200,000    1    Rp 200,000
SEPATU               Rp 120,000    1    Rp 120,000`,
    [
      [1, 100000, 100000, 'TOPI'],
      [1, 200000, 200000, 'JAKET'],
      [1, 120000, 120000, 'SEPATU'],
    ],
  ],
])('a sheet: %s', (_, sheet, lines) => {
  expect(linesOf(sheet)).toEqual(lines);
});

test('a sum carried to the next page is no item, on neither page', () => {
  const lines = linesOf(`Rechnung 84

Pos   Artikel           Menge    Preis     Betrag
1     Schraube M6           2     4,50       9,00
2     Schraube M8           3     5,00      15,00
      Übertrag                              24,00
====
Pos   Artikel           Menge    Preis     Betrag
      Übertrag von Seite 1                  24,00
3     Schraube M10          4     6,00      24,00

Summe netto                                 48,00`);
  expect(lines.map(([, , , description]) => description)).toEqual([
    'Schraube M6',
    'Schraube M8',
    'Schraube M10',
  ]);
});

test('sums with tax behind them are no totals', () => {
  expect(
    linesOf(`Rechnung 85

Leistung              Menge         Betrag
Gestaltung            7 Stunden     1.050,00 € exkl. USt
Geräte                15 Stück      4.500,00 € exkl. USt

Gesamtbetrag netto                  5.550,00 €`),
  ).toMatchObject([
    [7, undefined, 1050, 'Gestaltung'],
    [15, undefined, 4500, 'Geräte'],
  ]);
});
