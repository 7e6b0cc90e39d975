import { currencyField } from '../fields.ts';
import type { RawAccount, RawHeader, RawInvoice, RawTax, RawTotals, Text } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';
import { linesIn } from './lines.ts';
import { deliveryIn, partyIn } from './parties.ts';

export function readUbl(root: XmlElement): RawInvoice {
  const taxTotal = taxTotalIn(root, currencyField(textOf(root, 'DocumentCurrencyCode'))?.value);
  return {
    header: headerIn(root),
    seller: partyIn(first(root, 'AccountingSupplierParty/Party')),
    buyer: partyIn(first(root, 'AccountingCustomerParty/Party')),
    delivery: deliveryIn(root),
    totals: totalsIn(first(root, 'LegalMonetaryTotal'), taxTotal),
    taxes: all(taxTotal, 'TaxSubtotal').map(taxIn),
    payeeAccount: accountIn(root),
    debtorAccount: textOf(root, 'PaymentMeans/PaymentMandate/PayerFinancialAccount/ID'),
    lines: linesIn(root),
  };
}

/** UNTDID 1001: credit note. */
const CREDIT_NOTE = '381';

function headerIn(root: XmlElement): RawHeader {
  const buyer = first(root, 'AccountingCustomerParty/Party');
  const period = first(root, 'InvoicePeriod');
  return {
    typeCode:
      textOf(root, 'InvoiceTypeCode', 'CreditNoteTypeCode') ??
      (root.name === 'CreditNote' ? CREDIT_NOTE : undefined),
    invoiceNumber: textOf(root, 'ID'),
    issueDate: textOf(root, 'IssueDate'),
    dueDate: textOf(root, 'DueDate', 'PaymentMeans/PaymentDueDate', 'PaymentTerms/PaymentDueDate'),
    currency: textOf(root, 'DocumentCurrencyCode'),
    orderNumber: textOf(root, 'OrderReference/ID'),
    customerNumber: textOf(buyer, 'PartyIdentification/ID'),
    contractNumber: textOf(root, 'ContractDocumentReference/ID'),
    deliveryNoteNumber: textOf(root, 'DespatchDocumentReference/ID'),
    deliveryDate: textOf(root, 'Delivery/ActualDeliveryDate'),
    periodStart: textOf(period, 'StartDate'),
    periodEnd: textOf(period, 'EndDate'),
    paymentTerms: textOf(root, 'PaymentTerms/Note'),
  };
}

const totalsIn = (sums: XmlElement | undefined, taxTotal: XmlElement | undefined): RawTotals => ({
  net: textOf(sums, 'TaxExclusiveAmount'),
  tax: textOf(taxTotal, 'TaxAmount'),
  gross: textOf(sums, 'TaxInclusiveAmount'),
  discount: textOf(sums, 'AllowanceTotalAmount'),
  rounding: textOf(sums, 'PayableRoundingAmount'),
  prepaid: textOf(sums, 'PrepaidAmount'),
  amountDue: textOf(sums, 'PayableAmount'),
});

/** BT-110, not BT-111: a second total may be in the seller's accounting currency. */
function taxTotalIn(root: XmlElement, currency: Text): XmlElement | undefined {
  const totals = all(root, 'TaxTotal');
  const currencyOf = (total: XmlElement) => first(total, 'TaxAmount')?.attributes.currencyID;
  return totals.find((total) => currencyOf(total) === currency) ?? totals.find((total) => !currencyOf(total));
}

const taxIn = (subtotal: XmlElement): RawTax => ({
  rate: textOf(subtotal, 'TaxCategory/Percent', 'Percent'),
  base: textOf(subtotal, 'TaxableAmount'),
  amount: textOf(subtotal, 'TaxAmount'),
  exemptionReason: textOf(subtotal, 'TaxCategory/TaxExemptionReason'),
});

/** The first means of payment that has an account. */
function accountIn(root: XmlElement): RawAccount {
  const means = all(root, 'PaymentMeans').find((one) => textOf(one, 'PayeeFinancialAccount/ID'));
  const branch = first(means, 'PayeeFinancialAccount/FinancialInstitutionBranch');
  return {
    account: textOf(means, 'PayeeFinancialAccount/ID'),
    bic: onlyBic(textOf(branch, 'ID', 'FinancialInstitution/ID')),
    bankName: textOf(branch, 'FinancialInstitution/Name', 'Name'),
    holder: textOf(means, 'PayeeFinancialAccount/Name'),
    reference: textOf(root, 'PaymentMeans/PaymentID'),
  };
}

/** A branch is named by a BIC or by a national bank code, which is none. */
const onlyBic = (text: Text): Text =>
  text && /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/i.test(text) ? text : undefined;
