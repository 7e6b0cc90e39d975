import { percentAt } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';
import { joined } from './texts.ts';
import { CORRECTED, withCorrection } from './types.ts';

const taxNumber = (path: string) =>
  joined('-', `${path}/taxpayerId`, `${path}/vatCode`, `${path}/countyCode`);

const HEAD = 'invoiceHead';
const SUPPLIER = `${HEAD}/supplierInfo`;
const CUSTOMER = `${HEAD}/customerInfo`;
const DETAIL = `${HEAD}/invoiceDetail`;
const SUMMARY = 'invoiceSummary';

/** An address in one line, or in all its parts. */
const address = (path: string): Pick<PartyPlaces, 'lines' | 'postalCode' | 'city' | 'region' | 'country'> => {
  const [simple, detailed] = [`${path}/simpleAddress`, `${path}/detailedAddress`];
  const either = (name: string) => [`${simple}/${name}`, `${detailed}/${name}`];
  const street = ['streetName', 'publicPlaceCategory', 'number'].map((part) => `${detailed}/${part}`);
  return {
    lines: [[`${simple}/additionalAddressDetail`, street.join(' + ')]],
    postalCode: either('postalCode'),
    city: either('city'),
    region: either('region'),
    country: either('countryCode'),
  };
};

/** Hungary's online invoices (OSA) 2.0 and 3.0. https://github.com/nav-gov-hu/Online-Invoice */
export const NAV: Table = {
  roots: [{ name: 'InvoiceData', namespace: /^http:\/\/schemas\.nav\.gov\.hu\/OSA\/\d\.\d\/data$/ }],
  vocabularies: ['http://schemas.nav.gov.hu/'],
  each: ['invoiceMain/invoice', 'invoiceMain/batchInvoice/invoice'],
  header: {
    typeCode: (at) => (at.children.some(({ name }) => name === 'invoiceReference') ? CORRECTED : '380'),
    invoiceNumber: '/invoiceNumber',
    issueDate: '/invoiceIssueDate',
    dueDate: `${DETAIL}/paymentDate`,
    currency: `${DETAIL}/currencyCode`,
    deliveryDate: `${DETAIL}/invoiceDeliveryDate`,
    periodStart: `${DETAIL}/invoiceDeliveryPeriodStart`,
    periodEnd: `${DETAIL}/invoiceDeliveryPeriodEnd`,
  },
  seller: {
    name: `${SUPPLIER}/supplierName`,
    ...address(`${SUPPLIER}/supplierAddress`),
    taxId: taxNumber(`${SUPPLIER}/supplierTaxNumber`),
    ids: { vat: `${SUPPLIER}/communityVatNumber` },
  },
  buyer: {
    name: `${CUSTOMER}/customerName`,
    ...address(`${CUSTOMER}/customerAddress`),
    taxId: [
      taxNumber(`${CUSTOMER}/customerVatData/customerTaxNumber`),
      taxNumber(`${CUSTOMER}/customerTaxNumber`),
      `${CUSTOMER}/customerVatData/communityVatNumber`,
      `${CUSTOMER}/communityVatNumber`,
    ],
  },
  totals: {
    net: `${SUMMARY}/summaryNormal/invoiceNetAmount`,
    tax: `${SUMMARY}/summaryNormal/invoiceVatAmount`,
    gross: `${SUMMARY}/summaryGrossData/invoiceGrossAmount`,
  },
  taxes: {
    each: `${SUMMARY}/summaryNormal/summaryByVatRate`,
    rate: percentAt('vatRate/vatPercentage', '0'),
    base: 'vatRateNetData/vatRateNetAmount',
    amount: 'vatRateVatData/vatRateVatAmount',
    exemptionReason: ['vatRate/vatExemption/reason', 'vatRate/vatOutOfScope/reason'],
  },
  precedingInvoices: { each: 'invoiceReference', number: 'originalInvoiceNumber' },
  payeeAccount: { account: `${SUPPLIER}/supplierBankAccountNumber` },
  debtorAccount: `${CUSTOMER}/customerBankAccountNumber`,
  lines: {
    each: 'invoiceLines/line',
    position: 'lineNumber',
    code: ['productCodes/productCode/productCodeOwnValue', 'productCodes/productCode/productCodeValue'],
    description: 'lineDescription',
    quantity: 'quantity',
    unit: ['unitOfMeasureOwn', 'unitOfMeasure'],
    price: 'unitPrice',
    discount: percentAt('lineDiscountData/discountRate'),
    rate: percentAt('lineAmountsNormal/lineVatRate/vatPercentage'),
    net: 'lineAmountsNormal/lineNetAmountData/lineNetAmount',
    gross: [
      'lineAmountsNormal/lineGrossAmountData/lineGrossAmountNormal',
      'lineAmountsSimplified/lineGrossAmountSimplified',
    ],
  },
  finish: withCorrection,
};
