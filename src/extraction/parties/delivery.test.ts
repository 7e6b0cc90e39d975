import { describe, expect, test } from 'vitest';
import type { PageText } from '../../document/index.ts';
import { extractInvoice } from '../index.ts';

type Print = readonly [x: number, y: number, text: string];

/** Lines of text at (x, y), ten units high, six a letter. */
function page(lines: readonly Print[], number = 1): PageText {
  const words = lines.flatMap(([x, y, text]) => {
    let at = x;
    return text.split(' ').map((word) => {
      const width = 6 * [...word].length;
      const box = { x0: at, y0: y, x1: at + width, y1: y + 10 };
      at += width + 4;
      return { text: word, box, confidence: 1, source: 'text' as const };
    });
  });
  return { page: number, width: 600, height: 840, words };
}
const read = (...lines: Print[]) => {
  const { delivery, buyer } = extractInvoice([page(lines)]);
  return {
    name: delivery?.name?.value,
    address: delivery?.address?.value,
    locationId: delivery?.locationId?.value,
    buyer: [buyer.name?.value, buyer.address?.value],
  };
};

const LETTERHEAD: Print[] = [
  [40, 30, 'Alder & Finch Ltd'],
  [40, 42, '12 Quarry Road'],
  [40, 54, 'Millbrook QX1 2AB'],
];
const BUYER: Print[] = [
  [40, 120, 'Bill to'],
  [40, 134, 'Hazel Works Ltd'],
  [40, 146, '7 Canal Street'],
  [40, 158, 'Northfield QX7 9ZT'],
];
const HAZEL = ['Hazel Works Ltd', '7 Canal Street, Northfield QX7 9ZT'];
const depot = (x: number, y: number): Print[] => [
  [x, y, 'Birch Depot Ltd'],
  [x, y + 12, '9 Harbour Street'],
  [x, y + 24, 'Southfield QX3 1AA'],
];

describe('where it was delivered to', () => {
  test.each([
    ['Bill to', 'Ship to', 'Invoice'],
    ['Bill to', 'Delivery address:', 'Invoice'],
    ['Rechnungsadresse', 'Lieferanschrift', 'Rechnung'],
    ['Adresse de facturation', 'Adresse de livraison', 'Facture'],
    ['Datos del cliente', 'Lugar de entrega', 'Factura'],
    ['Cliente', 'Indirizzo di consegna', 'Fattura'],
    ['Nabywca', 'Adres dostawy', 'Faktura'],
    ['Nabywca', 'Odbiorca', 'Faktura'],
    ['Factuuradres', 'Leveringsadres', 'Factuur'],
  ])('is the block beside the one under "%s" under "%s"', (receiver, place, title) => {
    const lines: Print[] = [
      ...LETTERHEAD,
      [40, 90, title],
      [40, 120, receiver],
      ...BUYER.slice(1),
      [320, 120, place],
      ...depot(320, 134),
    ];
    expect(read(...lines)).toEqual({
      name: 'Birch Depot Ltd',
      address: '9 Harbour Street, Southfield QX3 1AA',
      locationId: undefined,
      buyer: HAZEL,
    });
  });

  test('may stand in one line with its label, its name before the street', () => {
    expect(
      read(...LETTERHEAD, ...BUYER, [40, 200, 'Ship to: Ada Byrne, 9 Harbour Street, Southfield QX3 1AA']),
    ).toMatchObject({ name: 'Ada Byrne', address: '9 Harbour Street, Southfield QX3 1AA', buyer: HAZEL });
  });

  test('may go on below the line of its label', () => {
    const wrapped = (text: string) =>
      read(
        ...LETTERHEAD,
        ...BUYER,
        [40, 200, `Ship to: ${text}, 9 Harbour Street,`],
        [40, 212, 'Southfield QX3 1AA'],
      );
    for (const name of ['Birch Depot Ltd', 'Ada Byrne'])
      expect(wrapped(name)).toMatchObject({ name, address: '9 Harbour Street, Southfield QX3 1AA' });
  });

  test('has its place on the page, and its number where the check digit holds', () => {
    const lines = (id: string): Print[] => [
      ...LETTERHEAD,
      ...BUYER,
      [320, 120, 'Ship to'],
      ...depot(320, 134),
      [320, 170, `GLN ${id}`],
    ];
    expect(read(...lines('4099999000012'))).toMatchObject({ locationId: '4099999000012' });
    expect(read(...lines('4099999000011'))).toMatchObject({ locationId: undefined });
    const { delivery } = extractInvoice([page(lines('4099999000012'))]);
    expect(delivery?.address).toMatchObject({ source: 'text', page: 1 });
    expect(delivery?.address?.box?.x0).toBeCloseTo(320 / 600, 2);
    expect(delivery?.address?.confidence).toBeGreaterThan(0.8);
  });

  test("may be the receiver's own address once more", () => {
    const again: Print[] = [
      [320, 120, 'Ship to'],
      [320, 134, 'Hazel Works Ltd'],
      [320, 146, '7 Canal Street'],
      [320, 158, 'Northfield QX7 9ZT'],
    ];
    const { name, address, buyer } = read(...LETTERHEAD, ...BUYER, ...again);
    expect([name, address]).toEqual(HAZEL);
    expect(buyer).toEqual(HAZEL);
  });
});

describe('nothing is said where', () => {
  test.each<[string, Print[]]>([
    ['nothing is labelled so', depot(320, 134)],
    [
      'the label has no address below it',
      [
        [320, 120, 'Ship to'],
        [320, 134, 'Same as billing address'],
      ],
    ],
    [
      'two places are named',
      [
        [320, 120, 'Ship to'],
        ...depot(320, 134),
        [320, 200, 'Ship to'],
        [320, 214, 'Elm Store Ltd'],
        [320, 226, '4 Mill Lane'],
        [320, 238, 'Westfield QX5 5BB'],
      ],
    ],
    [
      'the words stand in a sentence',
      [[40, 200, 'We ship to 9 Harbour Street, Southfield QX3 1AA on Mondays.']],
    ],
    [
      'two columns were read as one',
      [
        [320, 120, 'Ship to'],
        [320, 134, '9 Harbour Street meter: 98765432109876'],
      ],
    ],
    [
      "the address is the seller's",
      [
        [320, 120, 'Delivery address'],
        [320, 134, '12 Quarry Road'],
        [320, 146, 'Millbrook QX1 2AB'],
      ],
    ],
  ])('%s', (_, lines) => {
    expect(read(...LETTERHEAD, ...BUYER, ...lines)).toMatchObject({ address: undefined, buyer: HAZEL });
  });
});
