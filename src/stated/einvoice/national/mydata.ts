import type { RawTax } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import { byCode, sumAt, sumOf } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';
import { elementsAt, joined, textAt } from './texts.ts';

const party = (path: string): PartyPlaces => ({
  name: `${path}/name`,
  lines: [`${path}/address/street + ${path}/address/number`],
  postalCode: `${path}/address/postalCode`,
  city: `${path}/address/city`,
  country: `${path}/country`,
  taxId: `${path}/vatNumber`,
});

/** Invoices that give money back: credit invoices, and those of retailers. */
const TYPES = { '5.1': '381', '5.2': '381', '11.4': '381' };

/** Rates in percent by the categories of the tax office, appendix 8.2 of its description. */
const RATES = {
  '1': '24',
  '2': '13',
  '3': '6',
  '4': '17',
  '5': '9',
  '6': '4',
  '7': '0',
  '8': '0',
  '9': '3',
  '10': '4',
};
const rate = byCode('vatCategory', RATES);

const SUMS = 'invoiceSummary';

/** Greece's myDATA 0.6 to 2.0. https://www.aade.gr/mydata */
export const MYDATA: Table = {
  roots: [
    { name: 'InvoicesDoc', namespace: /^http:\/\/www\.aade\.gr\/myDATA\/invoice\/v1\.0$/ },
    { name: 'RequestedDoc', namespace: /^http:\/\/www\.aade\.gr\/myDATA\/invoice\/v1\.0$/ },
  ],
  vocabularies: ['http://www.aade.gr/myDATA/'],
  each: ['invoice', 'invoicesDoc/invoice'],
  header: {
    typeCode: byCode('invoiceHeader/invoiceType', TYPES, '380'),
    invoiceNumber: joined(' ', 'invoiceHeader/series', 'invoiceHeader/aa'),
    issueDate: 'invoiceHeader/issueDate',
    currency: ['invoiceHeader/currency', () => 'EUR'],
    deliveryDate: 'invoiceHeader/dispatchDate',
  },
  seller: party('issuer'),
  buyer: party('counterpart'),
  totals: {
    net: `${SUMS}/totalNetValue`,
    tax: `${SUMS}/totalVatAmount`,
    // Its total is what is left after withholding.
    gross: sumAt(`${SUMS}/totalGrossValue`, `${SUMS}/totalWithheldAmount`),
    withholding: `${SUMS}/totalWithheldAmount`,
    amountDue: `${SUMS}/totalGrossValue`,
  },
  taxes: [],
  precedingInvoices: { each: 'invoiceHeader', number: 'correlatedInvoices' },
  lines: {
    each: 'invoiceDetails',
    position: 'lineNumber',
    code: 'itemCode',
    description: ['itemDescr', 'lineComments'],
    quantity: 'quantity',
    rate,
    net: 'netValue',
  },
  finish: (raw, at, root) => ({ ...raw, taxes: sumByRate(at, root) }),
};

/** The breakdown of the tax, which stands only at the lines. */
function sumByRate(at: XmlElement, root: XmlElement): RawTax[] {
  const lines = elementsAt(at, root, 'invoiceDetails');
  const rates = new Set(lines.map((line) => textAt(line, root, rate)));
  return [...rates].map((one) => {
    const own = lines.filter((line) => textAt(line, root, rate) === one);
    const of = (name: string) => sumOf(own.map((line) => textAt(line, root, name)));
    return { rate: one, base: of('netValue'), amount: of('vatAmount') };
  });
}
