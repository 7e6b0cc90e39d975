import { parseCurrency } from '../fields.ts';
import type {
  RawAccount,
  RawHeader,
  RawInstalment,
  RawInvoice,
  RawTax,
  RawTotals,
  Text,
} from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readAdjustments } from './adjustments.ts';
import { readLines } from './lines.ts';
import { readDelivery, readParty } from './parties.ts';

export function readUbl(root: XmlElement): RawInvoice[] {
  const taxTotal = findTaxTotal(root, parseCurrency(findText(root, 'DocumentCurrencyCode'))?.value);
  return [
    {
      header: readHeader(root),
      seller: readParty(findFirst(root, 'AccountingSupplierParty/Party')),
      buyer: readParty(findFirst(root, 'AccountingCustomerParty/Party')),
      delivery: readDelivery(root),
      totals: readTotals(root, taxTotal),
      ...readAdjustments(root),
      instalments: readInstalments(root),
      precedingInvoices: findAll(root, 'BillingReference/InvoiceDocumentReference').map((reference) => ({
        number: findText(reference, 'ID'),
        issueDate: findText(reference, 'IssueDate'),
      })),
      notes: findAll(root, 'Note').map(({ text }) => text),
      taxes: findAll(taxTotal, 'TaxSubtotal').map(readTax),
      payeeAccount: readAccount(root),
      debtorAccount: findText(root, 'PaymentMeans/PaymentMandate/PayerFinancialAccount/ID'),
      lines: readLines(root),
    },
  ];
}

/** UNTDID 1001: credit note. */
const CREDIT_NOTE = '381';

function readHeader(root: XmlElement): RawHeader {
  const buyer = findFirst(root, 'AccountingCustomerParty/Party');
  const period = findFirst(root, 'InvoicePeriod');
  return {
    typeCode:
      findText(root, 'InvoiceTypeCode', 'CreditNoteTypeCode') ??
      (root.name === 'CreditNote' ? CREDIT_NOTE : undefined),
    invoiceNumber: findText(root, 'ID'),
    issueDate: findText(root, 'IssueDate'),
    dueDate: findText(root, 'DueDate'),
    currency: findText(root, 'DocumentCurrencyCode'),
    orderNumber: findText(root, 'OrderReference/ID'),
    customerNumber: findText(buyer, 'PartyIdentification/ID'),
    contractNumber: findText(root, 'ContractDocumentReference/ID'),
    buyerReference: findText(root, 'BuyerReference'),
    projectNumber: findText(root, 'ProjectReference/ID'),
    deliveryNoteNumber: findText(root, 'DespatchDocumentReference/ID'),
    deliveryDate: findText(root, 'Delivery/ActualDeliveryDate'),
    periodStart: findText(period, 'StartDate'),
    periodEnd: findText(period, 'EndDate'),
    paymentTerms: findText(root, 'PaymentTerms/Note'),
  };
}

function readTotals(root: XmlElement, taxTotal: XmlElement | undefined): RawTotals {
  const sums = findFirst(root, 'LegalMonetaryTotal');
  return {
    net: findText(sums, 'TaxExclusiveAmount'),
    tax: findText(taxTotal, 'TaxAmount'),
    gross: findText(sums, 'TaxInclusiveAmount'),
    discount: findText(sums, 'AllowanceTotalAmount'),
    charges: findText(sums, 'ChargeTotalAmount'),
    rounding: findText(sums, 'PayableRoundingAmount'),
    prepaid: findText(sums, 'PrepaidAmount'),
    withholding: findText(root, 'WithholdingTaxTotal/TaxAmount'),
    amountDue: findText(sums, 'PayableAmount'),
  };
}

/** What is to be paid when; terms of a discount do not say when the invoice falls due. */
function readInstalments(root: XmlElement): RawInstalment[] {
  const terms = findAll(root, 'PaymentTerms').filter((one) => !findText(one, 'SettlementDiscountPercent'));
  const stated = terms
    .map((one) => ({
      dueDate: findText(one, 'InstallmentDueDate', 'PaymentDueDate'),
      amount: findText(one, 'Amount'),
    }))
    .filter(({ dueDate }) => dueDate);
  if (stated.length > 0) return stated;
  return findAll(root, 'PaymentMeans/PaymentDueDate').map(({ text }) => ({ dueDate: text }));
}

/** BT-110, not BT-111: a second total may be in the seller's accounting currency. Of two in one currency, that with a breakdown. */
function findTaxTotal(root: XmlElement, currency: Text): XmlElement | undefined {
  const totals = findAll(root, 'TaxTotal');
  const currencyOf = (total: XmlElement) => findFirst(total, 'TaxAmount')?.attributes.currencyID;
  const own = totals.filter((total) => currencyOf(total) === currency);
  return (
    own.find((total) => findFirst(total, 'TaxSubtotal')) ??
    own[0] ??
    totals.find((total) => !currencyOf(total))
  );
}

const readTax = (subtotal: XmlElement): RawTax => ({
  category: findText(subtotal, 'TaxCategory/ID'),
  rate: findText(subtotal, 'TaxCategory/Percent', 'Percent'),
  base: findText(subtotal, 'TaxableAmount'),
  amount: findText(subtotal, 'TaxAmount'),
  exemptionReason: findText(subtotal, 'TaxCategory/TaxExemptionReason'),
});

/** The first means of payment that has an account. */
function readAccount(root: XmlElement): RawAccount {
  const means = findAll(root, 'PaymentMeans').find((one) => findText(one, 'PayeeFinancialAccount/ID'));
  const branch = findFirst(means, 'PayeeFinancialAccount/FinancialInstitutionBranch');
  return {
    account: findText(means, 'PayeeFinancialAccount/ID'),
    bic: onlyBic(findText(branch, 'ID', 'FinancialInstitution/ID')),
    bankName: findText(branch, 'FinancialInstitution/Name', 'Name'),
    holder: findText(means, 'PayeeFinancialAccount/Name'),
    reference: findText(root, 'PaymentMeans/PaymentID'),
  };
}

/** A branch is named by a BIC or by a national bank code, which is none. */
const onlyBic = (text: Text): Text =>
  text && /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/i.test(text) ? text : undefined;
