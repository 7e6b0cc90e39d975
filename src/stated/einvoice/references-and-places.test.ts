import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readElectronicInvoice } from './index.ts';

const bytesOf = (name: string) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url));
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, part) =>
      part?.source === 'xml' ? (part.scheme ? `${part.scheme} ${part.value}` : part.value) : part,
    ),
  );
const read = (bytes: Uint8Array) => plain(readElectronicInvoice(bytes));

test('Factur-X: the tax of each rate, discount, prepayment and what is left to pay, all ids', () => {
  expect(read(bytesOf('factur-x'))).toMatchObject({
    documentType: 'invoice',
    taxes: [{ rate: 20, base: 1000, amount: 200 }],
    totals: { discount: 50, prepaid: 400, amountDue: 800 },
    seller: { ids: ['tax_number 99/123/45678', 'vat FR00900000001', 'registration 90000000100011'] },
    buyer: { ids: ['vat DE999000111'] },
  });
});

test('Factur-X: an address in its parts, whom to ask, and where invoices are sent', () => {
  const { seller, taxes } = read(bytesOf('factur-x'));
  expect(seller).toMatchObject({
    addressParts: {
      street: '8 quai des Tonneliers',
      addition: 'Bâtiment C',
      city: 'Bourdeneuve',
      postalCode: '33999',
      country: 'FR',
    },
    contactName: 'Inès Vautour',
    electronicAddress: 'EM machine@atelier-fils.example',
  });
  expect(taxes).toMatchObject([{ category: 'S' }]);
});

test('ZUGFeRD 1.0: two rates', () => {
  expect(read(bytesOf('zugferd-1')).taxes).toEqual([
    { rate: 7, base: 100, amount: 7 },
    { rate: 19, base: 100, amount: 19 },
  ]);
});

test('UBL: a credit note is one, a rate on nothing is none', () => {
  const { documentType, taxes } = read(bytesOf('ubl-credit-note'));
  expect(documentType).toBe('credit_note');
  expect(taxes).toEqual([{ rate: 25, base: 100 }]);
});

test('UBL: numbers of the order, the customer and the delivery, its day, the period, the terms, why no tax', () => {
  const xml = bytesOf('ubl-invoice')
    .toString('utf8')
    .replace(
      /(<(?:\w+:)?AccountingSupplierParty)/,
      `<x:InvoicePeriod xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:y="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><y:StartDate>2026-04-01</y:StartDate><y:EndDate>2026-04-30</y:EndDate></x:InvoicePeriod>
<x:OrderReference xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:y="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><y:ID>PO-7</y:ID></x:OrderReference>
<x:Delivery xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:y="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><y:ActualDeliveryDate>2026-04-28</y:ActualDeliveryDate></x:Delivery>
<x:PaymentTerms xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:y="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><y:Note>30 days net</y:Note></x:PaymentTerms>$1`,
    );
  expect(read(Buffer.from(xml))).toMatchObject({
    orderNumber: 'PO-7',
    deliveryDate: '2026-04-28',
    servicePeriod: { start: '2026-04-01', end: '2026-04-30' },
    paymentTerms: '30 days net',
  });
});

test('Factur-X: a place of delivery by its name alone', () => {
  expect(read(bytesOf('factur-x')).delivery).toMatchObject({ name: 'Lager Nord' });
});

test('Factur-X: a place of delivery, its number and its address, with its country abroad', () => {
  const xml = bytesOf('factur-x')
    .toString('utf8')
    .replace(
      '<ram:Name>Lager Nord</ram:Name>',
      `<ram:GlobalID schemeID="0088">4099999000010</ram:GlobalID><ram:Name>Lager Nord</ram:Name>
<ram:PostalTradeAddress><ram:PostcodeCode>09998</ram:PostcodeCode><ram:LineOne>Hafenweg 9</ram:LineOne><ram:LineTwo>Tor 2</ram:LineTwo>
<ram:CityName>Nordhafen</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>`,
    );
  expect(read(Buffer.from(xml)).delivery).toMatchObject({
    name: 'Lager Nord',
    locationId: '4099999000010',
    address: 'Hafenweg 9, Tor 2, 09998 Nordhafen, Germany',
  });
});

describe('UBL', () => {
  const delivery = (
    street: string,
  ) => `<x:Delivery xmlns:x="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:y="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<x:DeliveryLocation><y:ID schemeID="0088">5099999000012</y:ID><x:Address><y:StreetName>${street}</y:StreetName><y:CityName>Southby</y:CityName>
<y:PostalZone>SB2 2AA</y:PostalZone><x:Country><y:IdentificationCode>GB</y:IdentificationCode></x:Country></x:Address></x:DeliveryLocation>
<x:DeliveryParty><x:PartyName><y:Name>Hill Barn</y:Name></x:PartyName></x:DeliveryParty></x:Delivery>`;
  const reading = (deliveries: string) =>
    read(
      Buffer.from(
        bytesOf('ubl-invoice')
          .toString('utf8')
          .replace(/(<(?:\w+:)?AccountingSupplierParty)/, `${deliveries}$1`),
      ),
    );

  test('a place of delivery, its number and its address', () => {
    expect(reading(delivery('2 Barn Road')).delivery).toMatchObject({
      name: 'Hill Barn',
      locationId: '5099999000012',
      address: '2 Barn Road, Southby, SB2 2AA',
    });
  });

  test("of several places none is the invoice's", () => {
    expect(reading(delivery('2 Barn Road') + delivery('8 Mill Lane')).delivery).toBeUndefined();
  });

  test('without any there is none', () => expect(reading('').delivery).toBeUndefined());
});
