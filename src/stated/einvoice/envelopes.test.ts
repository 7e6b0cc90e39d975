import { expect, test } from 'vitest';
import { readPlain } from './plain.fixture.ts';

const invoice = (id: string) =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>${id}</ID><AccountingSupplierParty><Party><PartyName><Name>Seller of ${id}</Name></PartyName></Party></AccountingSupplierParty></Invoice>`;
const numbers = (xml: string) => readPlain(xml).map(({ invoiceNumber }) => invoiceNumber);
const ATTACHED = (text: string) =>
  `<AttachedDocument xmlns="urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2"><ID>9</ID><Attachment><ExternalReference><Description>${text}</Description></ExternalReference></Attachment></AttachedDocument>`;

test('an invoice in the envelope of Peppol, and several in one', () => {
  const envelope = (content: string) =>
    `<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><StandardBusinessDocumentHeader/>${content}</StandardBusinessDocument>`;
  expect(numbers(envelope(invoice('A')))).toEqual(['A']);
  expect(numbers(envelope(invoice('A') + invoice('B')))).toEqual(['A', 'B']);
});

test('an invoice that is the text of an element: plain, as CDATA, in base64, and twice wrapped', () => {
  const escaped = invoice('A').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  expect(numbers(ATTACHED(escaped))).toEqual(['A']);
  expect(numbers(ATTACHED(`<![CDATA[<?xml version="1.0"?>${invoice('B')}]]>`))).toEqual(['B']);
  const base64 = (xml: string) => Buffer.from(xml).toString('base64');
  expect(numbers(ATTACHED(base64(invoice('C'))))).toEqual(['C']);
  expect(numbers(ATTACHED(base64(ATTACHED(base64(invoice('D'))))))).toEqual(['D']);
});

test('envelopes within envelopes are opened three deep only', () => {
  let xml = invoice('A');
  for (let depth = 0; depth < 4; depth++) xml = ATTACHED(Buffer.from(xml).toString('base64'));
  expect(() => readPlain(xml)).toThrow(expect.objectContaining({ code: 'not_an_invoice' }));
});

test('an envelope without an invoice is none, and one of too many is refused', () => {
  const response =
    '<ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"><ID>1</ID></ApplicationResponse>';
  expect(() => readPlain(response)).toThrow(expect.objectContaining({ code: 'not_an_invoice' }));
  expect(() => readPlain(ATTACHED('&lt;p&gt;not closed'))).toThrow(
    expect.objectContaining({ code: 'not_an_invoice' }),
  );
  const many = `<Batch>${invoice('A').repeat(201)}</Batch>`;
  expect(() => readPlain(many)).toThrow(expect.objectContaining({ code: 'refused_xml' }));
});

test('a paper of 20 megabytes within is left out, whatever it weighs', () => {
  const paper = `<AdditionalDocumentReference><Attachment><EmbeddedDocumentBinaryObject>${'JVBERi0x'.repeat(3_500_000)}</EmbeddedDocumentBinaryObject></Attachment></AdditionalDocumentReference>`;
  expect(
    numbers(invoice('A').replace('<AccountingSupplierParty>', `${paper}<AccountingSupplierParty>`)),
  ).toEqual(['A']);
});
