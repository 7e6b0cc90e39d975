import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodings, hostileXml } from '../../../test/corpus/xml.ts';
import { toInvoice } from '../index.ts';
import { type ElectronicInvoice, readElectronicInvoice } from './index.ts';
import { XML_LIMITS } from './xml/limits.ts';

const bytesOf = (name: string) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url));
const facturX = bytesOf('factur-x').toString('utf8');
const read = (xml: string) => readElectronicInvoice(Buffer.from(xml));

/** What has tests of its own. */
const ELSEWHERE = new Set(
  'lines documentType orderNumber customerNumber contractNumber deliveryNoteNumber deliveryDate delivery servicePeriod paymentTerms taxes ids discount shipping rounding prepaid amountDue addressParts contactName electronicAddress'.split(
    ' ',
  ),
);

/** The values alone. */
function valuesOf(invoice: ElectronicInvoice) {
  return JSON.parse(
    JSON.stringify(toInvoice(invoice), (key, value) =>
      ELSEWHERE.has(key) ? undefined : value?.source === 'xml' ? value.value : value,
    ),
  );
}

describe('every syntax becomes the same facts', () => {
  test('Factur-X: VAT id before tax number, its own currency, net terms before discount terms, prepaid leaves the total', () => {
    expect(valuesOf(read(facturX))).toEqual({
      invoiceNumber: 'F-2026/77',
      issueDate: '2026-03-04',
      dueDate: '2026-04-03',
      currency: 'EUR',
      vatRate: 20,
      seller: {
        name: 'Atelier & Fils SARL',
        address: '8 quai des Tonneliers, Bâtiment C, 33999 Bourdeneuve, France',
        email: 'compta@atelier-fils.example',
        phone: '+33 5 99 00 11 22',
        taxId: 'FR00900000001',
      },
      buyer: {
        name: 'Schrauben-Kontor Ost GmbH',
        address: 'Werkstraße 3, 09999 Chemnau, Germany',
        email: 'einkauf@schrauben-ost.example',
        taxId: 'DE999000111',
      },
      totals: { net: 1000, tax: 200, gross: 1200 },
      payeeAccount: { account: 'FR7699999000010000000000132', bic: 'TNLRFR2AXXX' },
      findings: [],
    });
  });

  test('ZUGFeRD 1.0: its own names, Latin-1, two rates are no rate, no country at home', () => {
    expect(valuesOf(readElectronicInvoice(bytesOf('zugferd-1')))).toEqual({
      invoiceNumber: 'R-4711',
      issueDate: '2014-06-30',
      dueDate: '2014-07-30',
      currency: 'EUR',
      seller: {
        name: 'Möbelhaus Grünwinkel KG',
        address: 'Sägeweg 5, 76999 Grünwinkel',
        taxId: '35/999/00001',
      },
      buyer: { name: 'Gasthof Linde', address: 'Am Brunnen 1, 76998 Lindau-Dorf' },
      totals: { net: 200, tax: 26, gross: 226 },
      payeeAccount: {
        account: 'DE02999999990000000001',
        bic: 'GRNWDE66',
        bankName: 'Sparverein Grünwinkel',
      },
      findings: [],
    });
  });

  test('UBL invoice: registered name, British address, the means of payment with an account, other namespaces passed over', () => {
    expect(valuesOf(readElectronicInvoice(bytesOf('ubl-invoice')))).toEqual({
      invoiceNumber: 'XR-1001',
      issueDate: '2026-05-06',
      dueDate: '2026-06-05',
      currency: 'GBP',
      vatRate: 20,
      seller: {
        name: 'Harbour Supplies Ltd',
        address: '12 Quay Street, Unit 4, Northhaven, Westshire NH9 9ZZ',
        email: 'post@harbour.example',
        phone: '01632 960 111',
        taxId: 'GB999900011',
      },
      buyer: { name: 'Hill Farm LLP', address: '1 Hill Road, Southby, SB1 1AA' },
      totals: { net: 100, tax: 20, gross: 120 },
      payeeAccount: { account: 'GB00TEST99999900000001', bic: 'TESTGB2L' },
      findings: [],
    });
  });

  test('UBL credit note: signs as given, a rate on nothing does not count', () => {
    expect(valuesOf(readElectronicInvoice(bytesOf('ubl-credit-note')))).toEqual({
      invoiceNumber: 'CN-12',
      issueDate: '2026-01-31',
      currency: 'NOK',
      vatRate: 25,
      seller: { name: 'Fjell & Vann AS', address: 'Bryggen 4, 9999 Fjordvik', taxId: 'NO999900011MVA' },
      buyer: { name: 'Svensson Handel AB' },
      totals: { net: 100, tax: 25, gross: 125 },
      payeeAccount: {},
      findings: [],
    });
  });
});

test('a value says that it comes from the XML, as what it stood there, and nowhere on a page', () => {
  const { issueDate, totals } = read(facturX);
  expect(issueDate).toEqual({ value: '2026-03-04', text: '20260304', confidence: 1, source: 'xml' });
  expect(totals.gross).toEqual({ value: 1200, text: '1200.00', confidence: 1, source: 'xml' });
});

describe('namespaces are told by their names', () => {
  test('unusual prefixes, one as default', () => {
    const renamed = facturX
      .replaceAll(/(<\/?)ram:/g, '$1')
      .replace('xmlns:ram=', 'xmlns=')
      .replaceAll('rsm', 'Größe_1');
    expect(valuesOf(read(renamed))).toEqual(valuesOf(read(facturX)));
  });

  test.each([
    ['another vocabulary under the usual prefix', facturX.replace('CrossIndustryInvoice:100', 'Order:100')],
    ['no namespace at all', '<CrossIndustryInvoice><ID>1</ID></CrossIndustryInvoice>'],
    ['a web page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ])('%s is no invoice', (_, xml) => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ code: 'not_an_invoice' }));
  });
});

describe('encodings', () => {
  test.each(Object.entries(encodings(facturX)))('%s', (_, bytes) => {
    expect(valuesOf(readElectronicInvoice(bytes))).toEqual(valuesOf(read(facturX)));
  });

  test.each([
    ['an encoding that nobody knows', Buffer.from(facturX.replace('UTF-8', 'klingon'))],
    ['bytes that are not of the encoding', Buffer.from(facturX, 'latin1')],
  ])('%s is damaged', (_, bytes) => {
    expect(() => readElectronicInvoice(bytes)).toThrow(expect.objectContaining({ code: 'damaged_xml' }));
  });
});

describe('hostile XML is refused before anything is built from it', () => {
  test.each(Object.entries(hostileXml(facturX)))('%s', (_, xml) => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ code: 'refused_xml' }));
  });

  test('more bytes than an invoice has', () => {
    const bytes = Buffer.alloc(XML_LIMITS.bytes + 1, ' ');
    expect(() => readElectronicInvoice(bytes)).toThrow(expect.objectContaining({ code: 'refused_xml' }));
  });

  test('names that mean something to JavaScript are names', () => {
    const odd = facturX.replace(
      '<rsm:ExchangedDocument>',
      '<__proto__ constructor="1"><toString/></__proto__><rsm:ExchangedDocument>',
    );
    const outcome = () => read(odd).invoiceNumber?.value;
    try {
      expect(outcome()).toBe('F-2026/77');
    } catch (error) {
      expect(error).toMatchObject({ code: 'damaged_xml' });
    }
    expect(({} as Record<string, unknown>).constructor).toBe(Object);
  });

  test('an entity that was never declared stays as written', () => {
    expect(read(facturX.replace('Bourdeneuve', '&secret;')).seller.address?.value).toContain(
      '33999 &secret;',
    );
  });
});

test('XML that breaks off anywhere is damaged, never half an invoice', () => {
  for (let end = 10; end < facturX.trimEnd().length; end += 97) {
    expect(() => read(facturX.slice(0, end))).toThrow(expect.objectContaining({ code: 'damaged_xml' }));
  }
});

describe('values that are none are left out', () => {
  test.each([
    ['a day that does not exist', '20260304', '20260231', 'issueDate'],
    ['a date in words', '20260304', 'March', 'issueDate'],
    ['a currency that is none', '>EUR<', '>EURO<', 'currency'],
  ])('%s', (_, right, wrong, field) => {
    expect(read(facturX.replace(right, wrong))).not.toHaveProperty(field);
  });

  test.each(['', 'NaN', '1,200.00', '1e9', '0x10', 'Infinity', '--1'])('the amount "%s"', (amount) => {
    const xml = facturX.replace('GrandTotalAmount>1200.00', `GrandTotalAmount>${amount}`);
    expect(read(xml).totals).not.toHaveProperty('gross');
  });
});

test('a root element with nothing of an invoice in it is none, rather than an empty result', () => {
  const empty = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
  expect(() => read(empty)).toThrow(expect.objectContaining({ code: 'not_an_invoice' }));
});

test('instalments have no one due date', () => {
  const instalments = facturX.replace(
    /<ram:ApplicableTradePaymentDiscountTerms>.*?<\/ram:ApplicableTradePaymentDiscountTerms>/s,
    '',
  );
  expect(read(instalments)).not.toHaveProperty('dueDate');
});
