import type { RawAdjustment } from '../raw-invoice.ts';
import { byCode, sumAt } from './sums.ts';
import type { Each, PartyPlaces, Table } from './table.ts';

const TYPES = {
  CreditMemo: '381',
  SubsequentCredit: '381',
  SelfBilling: '389',
  InvoiceForAdvancePayment: '386',
  InvoiceForPartialDelivery: '326',
};

const party = (path: string): PartyPlaces => ({
  name: `${path}/Address/Name`,
  lines: [`${path}/Address/Street`, `${path}/Address/POBox`],
  postalCode: `${path}/Address/ZIP`,
  city: `${path}/Address/Town`,
  country: [`${path}/Address/Country@CountryCode`, `${path}/Address/Country/CountryCode`],
  // Since version 5 it belongs to the contact.
  phone: [`${path}/Contact/Phone`, `${path}/Address/Phone`],
  email: [`${path}/Contact/Email`, `${path}/Address/Email`],
  taxId: `${path}/VATIdentificationNumber`,
  ids: { registration: `${path}/FurtherIdentification[@IdentificationType=FN]` },
});

const adjustments = (each: string): Each<RawAdjustment> => ({
  each,
  amount: 'Amount',
  base: 'BaseAmount',
  percent: 'Percentage',
  rate: ['TaxItem/TaxPercent', 'VATRate', 'VATItem/VATRate'],
  reason: ['Comment', 'ReductionReason'],
});

const BANK = ['PaymentMethod/UniversalBankTransaction', 'UniversalBankTransaction'] as const;
const inBank = (path: string) => BANK.map((bank) => `${bank}/${path}`);

/** Versions 4.0 to 6.1 of Austria's ebInterface. https://www.wko.at/ebusiness/ebinterface */
export const EBINTERFACE: Table = {
  roots: [{ name: 'Invoice', namespace: /^http:\/\/www\.ebinterface\.at\/schema\/[4-6]p\d\/?$/ }],
  vocabularies: ['http://www.ebinterface.at/schema/'],
  header: {
    typeCode: byCode('@DocumentType', TYPES, '380'),
    invoiceNumber: 'InvoiceNumber',
    issueDate: 'InvoiceDate',
    currency: '@InvoiceCurrency',
    orderNumber: ['InvoiceRecipient/OrderReference/OrderID', 'OrderingParty/OrderReference/OrderID'],
    customerNumber: 'InvoiceRecipient/BillersInvoiceRecipientID',
    deliveryNoteNumber: 'Delivery/DeliveryID',
    deliveryDate: 'Delivery/Date',
    periodStart: 'Delivery/Period/FromDate',
    periodEnd: 'Delivery/Period/ToDate',
    dueDate: 'PaymentConditions/DueDate',
    paymentTerms: 'PaymentConditions/Comment',
  },
  seller: party('Biller'),
  buyer: party('InvoiceRecipient'),
  delivery: { ...party('Delivery'), taxId: [], ids: {} },
  totals: {
    net: sumAt(
      'Tax/TaxItem/TaxableAmount',
      'Tax/VAT/VATItem/TaxedAmount',
      'Tax/VAT/TaxExemption@TaxableAmount',
    ),
    tax: sumAt('Tax/TaxItem/TaxAmount', 'Tax/VAT/VATItem/Amount'),
    gross: 'TotalGrossAmount',
    prepaid: 'PrepaidAmount',
    rounding: 'RoundingAmount',
    amountDue: 'PayableAmount',
  },
  taxes: [
    {
      each: 'Tax/TaxItem',
      rate: 'TaxPercent',
      base: 'TaxableAmount',
      amount: 'TaxAmount',
      exemptionReason: 'Comment',
    },
    { each: 'Tax/VAT/VATItem', rate: 'VATRate', base: 'TaxedAmount', amount: 'Amount' },
  ],
  allowances: adjustments('ReductionAndSurchargeDetails/Reduction'),
  charges: adjustments('ReductionAndSurchargeDetails/Surcharge'),
  precedingInvoices: {
    each: 'CancelledOriginalDocument',
    number: 'InvoiceNumber',
    issueDate: 'InvoiceDate',
  },
  notes: 'Comment',
  payeeAccount: {
    account: inBank('BeneficiaryAccount/IBAN').concat(inBank('BeneficiaryAccount/BankAccountNr')),
    bic: inBank('BeneficiaryAccount/BIC'),
    bankName: inBank('BeneficiaryAccount/BankName'),
    holder: inBank('BeneficiaryAccount/BankAccountOwner'),
    reference: inBank('PaymentReference'),
  },
  lines: {
    each: 'Details/ItemList/ListLineItem',
    position: 'PositionNumber',
    code: 'ArticleNumber',
    description: 'Description',
    quantity: 'Quantity',
    unit: 'Quantity@Unit',
    price: 'UnitPrice',
    perQuantity: 'UnitPrice@BaseQuantity',
    rate: ['TaxItem/TaxPercent', 'VATRate'],
    net: 'LineItemAmount',
    allowances: adjustments('ReductionAndSurchargeListLineItemDetails/ReductionListLineItem'),
    charges: adjustments('ReductionAndSurchargeListLineItemDetails/SurchargeListLineItem'),
  },
};
