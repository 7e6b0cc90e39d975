import { describe, expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';
import { type Print, printedPage as page } from './printed-page.fixture.ts';

const read = (...lines: Print[]) => {
  const { seller, buyer } = extractInvoice([page(lines)]);
  return {
    seller: { name: seller.name?.value, address: seller.address?.value, taxId: seller.taxId?.value },
    buyer: { name: buyer.name?.value, address: buyer.address?.value, taxId: buyer.taxId?.value },
    email: seller.email?.value,
    phone: seller.phone?.value,
  };
};

const LETTERHEAD: Print[] = [
  [40, 30, 'Alder & Finch Ltd', 16],
  [40, 52, '12 Quarry Road'],
  [40, 64, 'Millbrook QX1 2AB'],
];
const TITLE: Print = [400, 240, 'INVOICE', 16];

describe('seller and buyer', () => {
  it('the block under "Bill to" is the buyer, the letterhead the seller', () => {
    const { seller, buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Bill to'],
      [40, 134, 'Hazel Works Ltd'],
      [40, 146, '7 Canal Street'],
      [40, 158, 'Northfield QX7 9ZT'],
      TITLE,
    );
    expect(seller).toMatchObject({ name: 'Alder & Finch Ltd', address: '12 Quarry Road, Millbrook QX1 2AB' });
    expect(buyer).toMatchObject({ name: 'Hazel Works Ltd', address: '7 Canal Street, Northfield QX7 9ZT' });
  });

  it('the small line over the window is the sender, what stands under it the receiver', () => {
    const { seller, buyer } = read(
      [40, 120, 'Erle & Fink GmbH - Steinweg 4 - 20999 Hafenstadt', 7],
      [40, 130, 'Haselwerk GmbH'],
      [40, 142, 'Am Kanal 7'],
      [40, 154, '40999 Nordfeld'],
      [40, 240, 'Rechnung', 16],
    );
    expect(seller).toMatchObject({ name: 'Erle & Fink GmbH', address: 'Steinweg 4, 20999 Hafenstadt' });
    expect(buyer).toMatchObject({ name: 'Haselwerk GmbH', address: 'Am Kanal 7, 40999 Nordfeld' });
  });

  it('captions in cells on the left part the blocks beside them', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Billed to:'],
      [160, 120, 'Hazel Works Ltd'],
      [40, 144, 'Ship to:'],
      [160, 144, 'Birch Depot'],
      [160, 156, '9 Harbour Street'],
      [160, 168, 'Southfield QX3 1AA'],
      TITLE,
    );
    expect(buyer).toEqual({ name: 'Hazel Works Ltd', address: undefined, taxId: undefined });
  });

  it('captions side by side in a language that nobody knows are no names', () => {
    const { seller, buyer } = read(
      [40, 60, 'Zorblik'],
      [320, 60, 'Quandor'],
      [40, 74, 'Alder & Finch Ltd'],
      [320, 74, 'Hazel Works'],
      [40, 86, '12 Quarry Road'],
      [320, 86, '7 Canal Street'],
      [40, 98, 'Millbrook QX1 2AB'],
      [320, 98, 'Northfield QX7 9ZT'],
      TITLE,
    );
    const names = [seller.name, buyer.name];
    expect(names).toContain('Alder & Finch Ltd');
    expect(names).not.toContain('Zorblik');
    expect(names).not.toContain('Quandor');
  });

  it('"Customer name" says more than the department over the address', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [350, 80, 'CUSTOMER NAME: Hazel Works'],
      [40, 120, 'BILL TO:'],
      [40, 134, 'Hazel Finance'],
      [40, 146, '7 Canal Street'],
      [40, 158, 'Northfield QX7 9ZT'],
      TITLE,
    );
    expect(buyer.name).toBe('Hazel Works');
  });

  it('half a logo is no name where the whole name with its form is printed', () => {
    const { seller } = read(
      [400, 30, 'rquin', 24],
      TITLE,
      [40, 700, 'Please make cheques payable to'],
      [300, 700, 'MARQUIN PVT. LIMITED'],
    );
    expect(seller.name).not.toBe('rquin');
  });

  it('a short word in the midst of wide-set print is no caption', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      TITLE,
      [100, 500, 'WE'],
      [124, 500, 'WANT'],
      [164, 500, 'TO'],
      [192, 500, 'HEAR'],
      [232, 500, 'YOU!'],
    );
    expect(buyer.name).toBeUndefined();
  });

  it('no name has a sign of copyright in it', () => {
    const { seller } = read([40, 30, 'Sample Bills (c) Alder', 20], TITLE);
    expect(seller.name).toBeUndefined();
  });

  it('the name with its legal form is fuller than the logo', () => {
    const { seller } = read(
      [40, 30, 'Alder Tools', 22],
      [40, 60, '12 Quarry Road'],
      [40, 72, 'Millbrook QX1 2AB'],
      TITLE,
      [40, 800, 'Alder Tools Ltd, registered no. 1234567', 8],
    );
    expect(seller.name).toBe('Alder Tools Ltd');
  });

  it('below the logo in a side bar the whole name is the name, over two lines', () => {
    const { seller } = read(
      [40, 30, 'Alder', 16],
      [40, 50, 'Tools', 16],
      [40, 90, 'Alder Tools'],
      [40, 102, 'Limited'],
      [40, 114, '12 Quarry Road'],
      [40, 126, 'Millbrook QX1 2AB'],
      TITLE,
    );
    expect(seller.name).toBe('Alder Tools Limited');
  });

  it('a form cut in two by the end of the line belongs to the name', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Nabywca'],
      [40, 134, 'Olszyna Ogrody Sp. z'],
      [40, 146, 'o.o.'],
      [40, 158, 'ul. Leśna 7'],
      [40, 170, '00-950 Olszynka'],
      TITLE,
    );
    expect(buyer).toMatchObject({
      name: 'Olszyna Ogrody Sp. z o.o.',
      address: 'ul. Leśna 7, 00-950 Olszynka',
    });
  });
});

describe('addresses', () => {
  it('end where telephone and e-mail begin in the same line', () => {
    const { seller, email, phone } = read(
      [40, 30, 'Alder & Finch Ltd', 16],
      [40, 52, '12 Quarry Road, Millbrook QX1 2AB • +44 1632 960111 • post@alder.example'],
      TITLE,
    );
    expect(seller.address).toBe('12 Quarry Road, Millbrook QX1 2AB');
    expect(email).toBe('post@alder.example');
    expect(phone).toBe('+44 1632 960111');
  });

  it('take in the town below some free space', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Bill to'],
      [40, 134, 'Hazel Works Ltd'],
      [40, 146, '7 Canal Street'],
      [40, 186, 'QX7 9ZT Northfield'],
      TITLE,
    );
    expect(buyer.address).toBe('7 Canal Street, QX7 9ZT Northfield');
  });

  it('begin with a box at the post office, few as its letters are', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Ostaja'],
      [40, 134, 'Haavikko Oy'],
      [40, 146, 'PL 145'],
      [40, 158, '18315 Haavikko'],
      TITLE,
    );
    expect(buyer).toMatchObject({ name: 'Haavikko Oy', address: 'PL 145, 18315 Haavikko' });
  });

  it('are no title with a number', () => {
    const { seller, buyer } = read([40, 30, 'Alder & Finch Ltd', 16], [40, 120, 'Invoice 103767']);
    expect([seller.address, buyer.address]).toEqual([undefined, undefined]);
  });
});

describe('numbers of the parties', () => {
  it('a tax id belongs to the party whose block it stands in', () => {
    const { seller, buyer } = read(
      [40, 30, 'Erle & Fink GmbH', 16],
      [40, 52, 'Steinweg 4'],
      [40, 64, '20999 Hafenstadt'],
      [40, 76, 'USt-IdNr. DE136695976'],
      [40, 130, 'Rechnungsempfänger'],
      [40, 144, 'Haselwerk GmbH'],
      [40, 156, 'Am Kanal 7'],
      [40, 168, '40999 Nordfeld'],
      [40, 180, 'USt-IdNr. ATU13585627'],
      [40, 240, 'Rechnung', 16],
    );
    expect(seller.taxId).toBe('DE136695976');
    expect(buyer.taxId).toBe('ATU13585627');
  });

  it('the switchboard comes before a direct line', () => {
    const { phone } = read(
      ...LETTERHEAD,
      [400, 120, 'Tel. 0632 96011-26'],
      [40, 76, 'Tel. 0632 96011-0'],
      TITLE,
    );
    expect(phone).toBe('0632 96011-0');
  });

  it('an e-mail address over two lines of a narrow column is one', () => {
    const { email } = read(...LETTERHEAD, [40, 90, 'accounts@alder-'], [40, 102, 'finch.example'], TITLE);
    expect(email).toBe('accounts@alder-finch.example');
  });

  it("of two numbers in a row below each other none is the buyer's, and the one for value added tax is the seller's", () => {
    const { seller, buyer } = read(
      [40, 30, 'Sold by: Alder Retail Pvt. Ltd.'],
      [200, 60, 'Billing Address'],
      [40, 60, 'Order Date: 15-10-2015'],
      [200, 72, 'Asha Finch'],
      [200, 84, '7 Canal Street'],
      [200, 96, 'Northfield QX7 9ZT'],
      [40, 84, 'VAT/TIN: 29870869115'],
      [40, 98, 'Service tax #: AAACZ8725FSD001'],
      TITLE,
    );
    expect([seller.taxId, buyer.taxId]).toEqual(['29870869115', undefined]);
  });

  it('a number with a label of its own is no tax id', () => {
    const { buyer } = read(
      ...LETTERHEAD,
      [40, 120, 'Bill to'],
      [40, 134, 'Hazel Works Ltd'],
      [40, 146, '7 Canal Street'],
      [40, 158, 'Northfield QX7 9ZT'],
      [40, 180, 'Invoice No.'],
      [40, 192, 'RE20189551'],
      TITLE,
    );
    expect(buyer.taxId).toBeUndefined();
  });

  it.each(['Szeged, Kossuth utca 11., 6720', 'Szeged, Kossuth u. 11. II/4., 6720'])(
    'an address may begin with its place and end with its code: %s',
    (address) => {
      const { seller } = read(
        [200, 30, 'Alföldi Malomkő Kft.', 16],
        [190, 52, address],
        [40, 120, 'Vevő:'],
        [40, 134, 'Zöldliget Bt.'],
        [40, 146, '1011 Budapest, Fő utca 3.'],
        [400, 240, 'SZÁMLA', 16],
      );
      expect(seller).toMatchObject({ name: 'Alföldi Malomkő Kft.', address });
    },
  );

  it('an item on a till slip is no buyer', () => {
    const slip = page([
      [40, 30, 'Alder & Finch Ltd'],
      [40, 44, '12 Quarry Road'],
      [40, 58, 'Millbrook QX1 2AB'],
      [40, 84, 'VAT No. GB 980 7806 84'],
      [40, 110, 'Website Maintenance'],
      [40, 124, '2 x 40.00'],
      [200, 124, '80.00'],
      [40, 150, 'TOTAL'],
      [200, 150, '80.00'],
    ]);
    const { seller, buyer } = extractInvoice([{ ...slip, width: 280, height: 400 }]);
    expect([seller.name?.value, buyer.name?.value]).toEqual(['Alder & Finch Ltd', undefined]);
  });
});
