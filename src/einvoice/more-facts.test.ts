import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asInvoice, readElectronicInvoice } from './index.ts';

const bytesOf = (name: string) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url));
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, part) =>
      part?.source === 'xml' ? (part.scheme ? `${part.scheme} ${part.value}` : part.value) : part,
    ),
  );
const read = (bytes: Uint8Array) => plain(asInvoice(readElectronicInvoice(bytes)));

test('Factur-X: the tax of each rate, discount, prepayment and what is left to pay, all ids', () => {
  expect(read(bytesOf('factur-x'))).toMatchObject({
    documentType: 'invoice',
    taxes: [{ rate: 20, base: 1000, amount: 200 }],
    totals: { discount: 50, prepaid: 400, amountDue: 800 },
    seller: { ids: ['tax_number 99/123/45678', 'vat FR00900000001', 'registration 90000000100011'] },
    buyer: { ids: ['vat DE999000111'] },
  });
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
