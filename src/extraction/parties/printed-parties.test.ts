import { expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';
import { type Print, printedPage as page } from './printed-page.fixture.ts';

const read = (...lines: Print[]) => {
  const { seller, buyer } = extractInvoice([page(lines)]);
  const plain = ({ name, address }: typeof seller) => ({ name: name?.value, address: address?.value });
  return { seller: plain(seller), buyer: plain(buyer) };
};
const BUYER: Print[] = [
  [40, 190, 'Bill to'],
  [40, 204, 'Hazel Works Ltd'],
  [40, 216, '7 Canal Street'],
  [40, 228, 'Northfield QX7 9ZT'],
];
const TITLE: Print = [400, 270, 'INVOICE', 16];

it('a postal code printed like a number belongs to its town', () => {
  const { seller } = read(
    [40, 30, 'Aulne Atelier SARL', 16],
    [40, 52, '13, Bd de la Haie'],
    [40, 64, '75 005 Paris'],
    [40, 76, 'Tél. 01 99 00 12 34'],
    [400, 240, 'FACTURE', 16],
  );
  expect(seller.address).toBe('13, Bd de la Haie, 75 005 Paris');
});

it('a letter read in the place of a nought does not break a postal code', () => {
  const { seller } = read(
    [40, 30, 'Avellano Obras S.L.', 16],
    [40, 52, 'Calle del Olmo 48'],
    [40, 64, '2O785 Robledal'],
    [400, 240, 'FACTURA', 16],
  );
  expect(seller.address).toBe('Calle del Olmo 48, 20785 Robledal');
});

it('a name that cannot end at the end of its line goes on in smaller print', () => {
  const { seller } = read(
    [40, 30, 'Avellano &', 16],
    [40, 56, 'Robles S.C.P', 12],
    [40, 76, 'Calle del Olmo 48'],
    [40, 88, '20785 Robledal'],
    [400, 240, 'FACTURA', 16],
  );
  expect(seller.name).toBe('Avellano & Robles S.C.P');
});

it('two lines of large print over the town are both the name, and neither is a street', () => {
  const { seller } = read(
    [60, 30, 'Gasthof', 16],
    [40, 50, 'Grosser Bergahorn', 20],
    [60, 80, '3999 Hafenstadt'],
    [40, 120, 'Rechnung Nr. 4711'],
  );
  expect(seller).toMatchObject({ name: 'Gasthof Grosser Bergahorn', address: '3999 Hafenstadt' });
});

it('a district between street and town does not end an address, nor does a blank line after it', () => {
  const { seller } = read(
    [478, 30, 'Erle & Fink'],
    [488, 52, 'Hofweg 12'],
    [498, 64, 'Altdorf'],
    [446, 102, '20999 Hafenstadt'],
    ...BUYER,
    TITLE,
  );
  expect(seller.address).toBe('Hofweg 12, Altdorf, 20999 Hafenstadt');
});

it('who is addressed by "M." or "Frau" is the receiver, also where the sender is a picture', () => {
  const { seller, buyer } = read(
    [40, 60, 'Facture du 02/11/2026'],
    [320, 180, 'M DE LA HAIE ALAIN'],
    [320, 192, '35 rue du Verger'],
    [320, 204, '69100 Villeneuve'],
    [40, 300, 'Total TTC'],
    [300, 300, '12,99 €'],
  );
  expect(seller.name).toBeUndefined();
  expect(buyer.address).toBe('35 rue du Verger, 69100 Villeneuve');
});
