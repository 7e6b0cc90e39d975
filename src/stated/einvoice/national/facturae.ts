import { alpha2 } from './countries.ts';
import { byCode, sumAt } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';
import { joined } from './texts.ts';
import { CORRECTED, withCorrection } from './types.ts';

const party = (path: string): PartyPlaces => {
  const who = (name: string) => [`${path}/LegalEntity/${name}`, `${path}/Individual/${name}`];
  const where = (name: string) => who(`AddressInSpain/${name}`).concat(who(`OverseasAddress/${name}`));
  return {
    name: [
      `${path}/LegalEntity/CorporateName`,
      ['Name', 'FirstSurname', 'SecondSurname'].map((part) => `${path}/Individual/${part}`).join(' + '),
    ],
    lines: [where('Address')],
    postalCode: where('PostCode'),
    city: [...where('Town'), ...where('PostCodeAndTown')],
    region: where('Province'),
    country: alpha2(...where('CountryCode')),
    phone: who('ContactDetails/Telephone'),
    email: who('ContactDetails/ElectronicMail'),
    taxId: `${path}/TaxIdentification/TaxIdentificationNumber`,
  };
};

/** https://www.facturae.gob.es/formato/Paginas/version-3-2.aspx, versions 3.0 to 3.2.2: a batch of invoices. */
export const FACTURAE: Table = {
  roots: [{ name: 'Facturae', namespace: /^http:\/\/www\.facturae\.(gob\.)?es\// }],
  vocabularies: ['http://www.facturae.', ''],
  each: ['Invoices/Invoice'],
  header: {
    typeCode: byCode('InvoiceHeader/InvoiceClass', { OR: CORRECTED, CR: CORRECTED }, '380'),
    invoiceNumber: joined('/', 'InvoiceHeader/InvoiceSeriesCode', 'InvoiceHeader/InvoiceNumber'),
    issueDate: 'InvoiceIssueData/IssueDate',
    currency: 'InvoiceIssueData/InvoiceCurrencyCode',
    deliveryDate: 'InvoiceIssueData/OperationDate',
    periodStart: 'InvoiceIssueData/InvoicingPeriod/StartDate',
    periodEnd: 'InvoiceIssueData/InvoicingPeriod/EndDate',
    orderNumber: [
      'InvoiceIssueData/ReceiverTransactionReference',
      'Items/InvoiceLine/ReceiverTransactionReference',
    ],
    contractNumber: [
      'InvoiceIssueData/ReceiverContractReference',
      'Items/InvoiceLine/ReceiverContractReference',
    ],
    deliveryNoteNumber: 'Items/InvoiceLine/DeliveryNotesReferences/DeliveryNote/DeliveryNoteNumber',
    paymentTerms: 'PaymentDetails/Installment/CollectionAdditionalInformation',
  },
  seller: party('/Parties/SellerParty'),
  buyer: party('/Parties/BuyerParty'),
  totals: {
    net: 'InvoiceTotals/TotalGrossAmountBeforeTaxes',
    tax: 'InvoiceTotals/TotalTaxOutputs',
    // InvoiceTotal is what is left after withholding.
    gross: sumAt('InvoiceTotals/InvoiceTotal', 'InvoiceTotals/TotalTaxesWithheld'),
    discount: 'InvoiceTotals/TotalGeneralDiscounts',
    charges: 'InvoiceTotals/TotalGeneralSurcharges',
    prepaid: 'InvoiceTotals/TotalPaymentsOnAccount',
    withholding: 'InvoiceTotals/TotalTaxesWithheld',
    amountDue: 'InvoiceTotals/TotalExecutableAmount',
  },
  taxes: [
    {
      each: 'TaxesOutputs/Tax',
      rate: 'TaxRate',
      base: 'TaxableBase/TotalAmount',
      amount: 'TaxAmount/TotalAmount',
      exemptionReason: 'SpecialTaxableEvent/SpecialTaxableEventReason',
    },
    {
      // A surcharge that retailers pay on top of the tax of the same base.
      each: 'TaxesOutputs/Tax[EquivalenceSurchargeAmount.TotalAmount]',
      rate: 'EquivalenceSurcharge',
      base: 'TaxableBase/TotalAmount',
      amount: 'EquivalenceSurchargeAmount/TotalAmount',
    },
  ],
  allowances: {
    each: 'InvoiceTotals/GeneralDiscounts/Discount',
    amount: 'DiscountAmount',
    percent: 'DiscountRate',
    reason: 'DiscountReason',
  },
  charges: {
    each: 'InvoiceTotals/GeneralSurcharges/Charge',
    amount: 'ChargeAmount',
    percent: 'ChargeRate',
    reason: 'ChargeReason',
  },
  precedingInvoices: {
    each: 'InvoiceHeader/Corrective',
    number: joined('/', 'InvoiceSeriesCode', 'InvoiceNumber'),
    issueDate: 'InvoiceIssueDate',
  },
  instalments: {
    each: 'PaymentDetails/Installment',
    dueDate: 'InstallmentDueDate',
    amount: 'InstallmentAmount',
  },
  notes: 'AdditionalData/InvoiceAdditionalInformation',
  payeeAccount: {
    account: [
      'PaymentDetails/Installment/AccountToBeCredited/IBAN',
      'PaymentDetails/Installment/AccountToBeCredited/AccountNumber',
    ],
    bic: 'PaymentDetails/Installment/AccountToBeCredited/BIC',
    reference: 'PaymentDetails/Installment/PaymentReconciliationReference',
  },
  debtorAccount: 'PaymentDetails/Installment/AccountToBeDebited/IBAN',
  lines: {
    each: 'Items/InvoiceLine',
    position: 'SequenceNumber',
    code: 'ArticleCode',
    description: 'ItemDescription',
    quantity: 'Quantity',
    unit: 'UnitOfMeasure',
    price: 'UnitPriceWithoutTax',
    rate: 'TaxesOutputs/Tax/TaxRate',
    net: 'GrossAmount',
    note: 'AdditionalLineItemInformation',
    periodStart: 'LineItemPeriod/StartDate',
    periodEnd: 'LineItemPeriod/EndDate',
    allowances: {
      each: 'DiscountsAndRebates/Discount',
      amount: 'DiscountAmount',
      percent: 'DiscountRate',
      reason: 'DiscountReason',
    },
    charges: {
      each: 'Charges/Charge',
      amount: 'ChargeAmount',
      percent: 'ChargeRate',
      reason: 'ChargeReason',
    },
  },
  finish: withCorrection,
};
