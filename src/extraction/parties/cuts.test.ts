import { expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';
import { printedPage } from './printed-page.fixture.ts';

const addressOf = (lines: readonly string[]) => {
  const { seller } = extractInvoice([
    printedPage([
      ...lines.map((text, i) => [40, 30 + 13 * i, text] as const),
      [300, 30, 'INVOICE', 18],
      [300, 120, 'Bill to:'],
      [300, 134, 'Hazel Works Ltd'],
      [300, 146, '7 Canal Street'],
      [300, 158, 'Northfield SW7 9ZT'],
    ]),
  ]);
  return [seller.name?.value, seller.address?.value];
};

it.each([
  [
    'a place with its code in letters and digits',
    ['Alder Tools Pte Ltd', '12 Merbau Road', 'Singapore, S143029'],
    '12 Merbau Road, Singapore, S143029',
  ],
  [
    'a sign in a street that is no e-mail address',
    ['Alder Tools Pte Ltd', '600 @ Merbau Lorong #01-02', 'Singapore 319518'],
    '600 @ Merbau Lorong #01-02, Singapore 319518',
  ],
  [
    'a code that looks like a telephone number',
    ['Amieiro Ferramentas Ltda', 'Rua do Bosque, 238', 'São Roque', '01311-009'],
    'Rua do Bosque, 238, São Roque, 01311-009',
  ],
  [
    'words of streets in Turkish',
    ['Kızılağaç Makina A.Ş.', 'Gül Mah. 1431 Sok. No:12', '07100 Antalya'],
    'Gül Mah. 1431 Sok. No:12, 07100 Antalya',
  ],
])('an address holds %s', (_, lines, address) => {
  expect(addressOf(lines)).toEqual([lines[0], address]);
});

it('lines between the name and the place are no captions, though two parties have them side by side', () => {
  const { seller, buyer } = extractInvoice([
    printedPage([
      [40, 30, 'INVOICE', 18],
      [40, 100, 'Bill to'],
      [320, 100, 'Seller'],
      [40, 114, 'Anna Alder'],
      [320, 114, 'Hanna Hazel'],
      [40, 127, 'Gardener'],
      [320, 127, 'Inventor'],
      [40, 140, 'Oakland'],
      [320, 140, 'Oakland'],
      [40, 153, 'Millbrook 30163'],
      [320, 153, 'Millbrook 30163'],
      [40, 166, 'Quarry Hill 1'],
      [320, 166, 'Canal Drive 23'],
    ]),
  ]);
  expect([seller.name?.value, buyer.name?.value]).toEqual(['Hanna Hazel', 'Anna Alder']);
});
