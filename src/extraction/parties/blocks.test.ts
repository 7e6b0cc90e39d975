import { expect, it } from 'vitest';
import { extractInvoice } from '../index.ts';
import { type Print, printedPage } from './printed-page.fixture.ts';

const read = (...lines: Print[]) => {
  const { seller, buyer } = extractInvoice([printedPage(lines)]);
  const plain = ({ name, address, taxId }: typeof seller) => [name?.value, address?.value, taxId?.value];
  return { seller: plain(seller), buyer: plain(buyer) };
};

it('a person who is written to begins another block than the letterhead above', () => {
  const { seller, buyer } = read(
    [40, 40, 'Alder Energy Ltd'],
    [40, 54, 'help@alder.example'],
    [40, 78, 'Ms B Hazel'],
    [40, 91, '9 Quay Terrace'],
    [40, 104, 'Looe PL13 1AB'],
    [400, 40, 'Bill date: 5 March 2026'],
    [40, 300, 'Alder Energy Ltd. Granary Wharf 3, Plymouth PL4 0RA. VAT reg. no. GB 980 7806 84', 8],
  );
  expect(buyer.slice(0, 2)).toEqual(['Ms B Hazel', '9 Quay Terrace, Looe PL13 1AB']);
  expect(seller[0]).toMatch(/^Alder Energy Ltd/);
  expect(seller[1]).toBe('Granary Wharf 3, Plymouth PL4 0RA');
});

it('a gap that is wide beside those between the lines parts two blocks', () => {
  const { seller, buyer } = read(
    [40, 46, 'Lacke Erlenbrück KG'],
    [40, 59, 'Ringstr. 40, 33378 Rheda'],
    [40, 72, 'USt-IdNr. DE318840023'],
    [40, 94, 'Schreinerei Hasel'],
    [40, 107, 'Waldweg 2'],
    [40, 120, '33330 Gütersloh'],
    [400, 46, 'Rechnung 2026/1187', 14],
  );
  expect(seller.slice(0, 2)).toEqual(['Lacke Erlenbrück KG', 'Ringstr. 40, 33378 Rheda']);
  expect(buyer.slice(0, 2)).toEqual(['Schreinerei Hasel', 'Waldweg 2, 33330 Gütersloh']);
});

it('possessives say whose a number is, and a department is no street', () => {
  const { seller, buyer } = read(
    [40, 40, 'Grutterij De Erle B.V.', 14],
    [40, 60, 'Lijnbaanpad 8'],
    [40, 72, '3311 RV Dordrecht'],
    [40, 110, 'Bakkerij Hazelaar v.o.f.'],
    [40, 122, 't.a.v. de crediteurenadministratie'],
    [40, 144, 'Molenkade 21'],
    [40, 156, '4331 KA Middelburg'],
    [340, 110, 'Uw BTW-nummer'],
    [470, 110, 'NL820571945B01'],
    [340, 30, 'Factuur', 18],
    [60, 320, 'KvK Rotterdam 24417730 | BTW NL812604416B01', 8],
  );
  expect(buyer).toEqual(['Bakkerij Hazelaar v.o.f.', 'Molenkade 21, 4331 KA Middelburg', 'NL820571945B01']);
  expect(seller[2]).toBe('NL812604416B01');
});

it('the name that begins like the large brand is the seller’s, on whichever side it stands', () => {
  const { seller, buyer } = read(
    [40, 40, 'erlio', 34],
    [440, 30, 'FACTURE', 18],
    [40, 90, 'Erlio Atlantique'],
    [40, 103, '5 allée des Pins'],
    [40, 116, '44500 La Baule'],
    [40, 129, 'SIRET 518 220 736 00019'],
    [40, 142, 'TVA FR55518220736'],
    [400, 90, 'Commune de Saint-Noisetier'],
    [400, 103, '3 place du Lavoir'],
    [400, 116, '44590 Saint-Noisetier'],
  );
  expect([seller[0], buyer[0]]).toEqual(['Erlio Atlantique', 'Commune de Saint-Noisetier']);
});

it('a row of heads has its values below: the next head is no name', () => {
  const { buyer } = read(
    [440, 30, 'Erlensteiner Profile GmbH'],
    [440, 43, 'Hafenstr. 40'],
    [440, 56, '68159 Mannheim'],
    [40, 60, 'Erlensteiner Profile GmbH · Hafenstr. 40 · 68159 Mannheim', 7],
    [40, 72, 'Haselkapel Gevelbouw B.V.'],
    [40, 84, 'Ambachtsweg 17'],
    [40, 96, '4421 SK Kapelle'],
    [40, 130, 'Rechnung', 15],
    [40, 160, 'Kunde'],
    [150, 160, 'Dok.-Nr.'],
    [290, 160, 'Datum'],
    [400, 160, 'Seite'],
    [40, 173, 'D-40118'],
    [150, 173, 'BP-2026/0771'],
    [290, 173, '12.05.2026'],
    [400, 173, '1/1'],
  );
  expect(buyer.slice(0, 2)).toEqual(['Haselkapel Gevelbouw B.V.', 'Ambachtsweg 17, 4421 SK Kapelle']);
});

it.each([
  [
    'a town below its code',
    ['Oude Zijl 3', '8911 BK', 'Leeuwarden'],
    'Galerie Noordhazel',
    'Oude Zijl 3, 8911 BK Leeuwarden',
  ],
  [
    'a name that ends like a street',
    ['Hasengasse 11', '07318 Saalfeld'],
    'Bauherrengemeinschaft Hasengasse',
    'Hasengasse 11, 07318 Saalfeld',
  ],
])('a block may have %s', (_, lines, name, address) => {
  const { buyer } = read(
    [340, 30, 'Alder & Finch Ltd', 16],
    [340, 50, '12 Quarry Road'],
    [340, 62, 'Millbrook SW1 2AB'],
    [40, 110, 'Bill to'],
    [40, 124, name],
    ...lines.map((line, i): Print => [40, 137 + 13 * i, line]),
    [340, 200, 'INVOICE', 16],
  );
  expect([buyer[0], buyer[1]?.replaceAll(',', '')]).toEqual([name, address.replaceAll(',', '')]);
});

it('headings centred over two boxes speak each for the block in its box', () => {
  const { buyer } = read(
    [40, 40, 'Alder Appliance Supply Inc.', 14],
    [40, 60, '4180 Quarry Ridge Blvd, Dayton, OH 45414'],
    [500, 40, 'INVOICE', 16],
    [150, 110, 'SHIP TO'],
    [420, 110, 'BILL TO'],
    [60, 126, 'HAZEL INC. WAREHOUSE'],
    [310, 126, 'HAZEL INC.'],
    [60, 139, '18 Drayage Road'],
    [310, 139, '655 Tallgrass Pkwy'],
    [60, 152, 'Joliet, IL 60436'],
    [310, 152, 'Naperville, IL 60563'],
  );
  expect(buyer.slice(0, 2)).toEqual(['HAZEL INC.', '655 Tallgrass Pkwy, Naperville, IL 60563']);
});

it('where no word of a buyer stands, the consignee is the buyer', () => {
  const { buyer } = read(
    [200, 40, 'ALDER LIMITED', 14],
    [200, 60, '120 Pinehurst Road, Farnborough, GU12 7VG'],
    [200, 90, 'COMMERCIAL INVOICE', 16],
    [40, 120, 'Consignee :'],
    [40, 134, 'THE HAZEL SPECIALIZED CENTER'],
    [40, 147, '11 UEONIO STREET, TRIPOLI, LIBYA'],
  );
  expect(buyer[0]).toBe('THE HAZEL SPECIALIZED CENTER');
});

it('of a group’s numbers in several countries the one of the seller’s own address is its number', () => {
  const { seller, buyer } = read(
    [40, 40, 'Erlenholz Systeme BV', 16],
    [440, 40, 'Havenlaan 112'],
    [440, 53, '9060 Zelzate'],
    [440, 66, 'Belgien'],
    [440, 79, 'Tel. +32 9 555 01 88'],
    [40, 100, 'Tischlerei Hasel KG'],
    [40, 113, 'Zeppelinring 6'],
    [40, 126, '4664 Laakirchen'],
    [40, 139, 'Österreich'],
    [40, 180, 'RECHNUNG Nr. 26-40927', 14],
    [300, 210, 'Ihre UID: ATU57203314'],
    [200, 700, 'Umsatzsteuer-Registrierungen:', 8],
    [200, 712, 'DE: DE319027744 NL: NL859013364B01', 8],
    [200, 724, 'FR: FR55518220736 BE: BE0719.385.553 PL: PL7792381055', 8],
  );
  expect([seller[2], buyer[2]]).toEqual(['BE0719.385.553', 'ATU57203314']);
});
