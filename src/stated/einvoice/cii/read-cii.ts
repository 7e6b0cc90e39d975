import { parseCurrency } from '../fields.ts';
import type { RawHeader, RawInvoice, RawTax, RawTotals } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readAdjustments } from './adjustments.ts';
import { readDate } from './dates.ts';
import { readLines } from './lines.ts';
import { readDelivery, readParty } from './parties.ts';
import { readAccount, readDebtorAccount, readInstalments } from './payment.ts';

export function readCii(root: XmlElement): RawInvoice[] {
  const document = findFirst(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const trade = findFirst(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = findFirst(trade, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const delivery = findFirst(trade, 'ApplicableHeaderTradeDelivery', 'ApplicableSupplyChainTradeDelivery');
  const settlement = findFirst(
    trade,
    'ApplicableHeaderTradeSettlement',
    'ApplicableSupplyChainTradeSettlement',
  );
  return [
    {
      header: readHeader(document, agreement, delivery, settlement),
      seller: readParty(findFirst(agreement, 'SellerTradeParty')),
      buyer: readParty(findFirst(agreement, 'BuyerTradeParty')),
      delivery: readDelivery(delivery),
      totals: readTotals(settlement),
      ...readAdjustments(settlement),
      instalments: readInstalments(settlement),
      precedingInvoices: findAll(settlement, 'InvoiceReferencedDocument').map((reference) => ({
        number: findText(reference, 'IssuerAssignedID', 'ID'),
        issueDate: readDate(findFirst(reference, 'FormattedIssueDateTime', 'IssueDateTime')),
      })),
      notes: findAll(document, 'IncludedNote/Content').map(({ text }) => text),
      taxes: findAll(settlement, 'ApplicableTradeTax').map(readTax),
      payeeAccount: readAccount(settlement),
      debtorAccount: readDebtorAccount(settlement),
      lines: readLines(trade),
    },
  ];
}

function readHeader(
  document: XmlElement | undefined,
  agreement: XmlElement | undefined,
  delivery: XmlElement | undefined,
  settlement: XmlElement | undefined,
): RawHeader {
  const referenced = (parent: XmlElement | undefined, name: string) =>
    findText(parent, `${name}/IssuerAssignedID`, `${name}/ID`);
  const period = findFirst(settlement, 'BillingSpecifiedPeriod');
  return {
    typeCode: findText(document, 'TypeCode'),
    invoiceNumber: findText(document, 'ID'),
    issueDate: readDate(findFirst(document, 'IssueDateTime')),
    currency: readCurrency(settlement),
    orderNumber: referenced(agreement, 'BuyerOrderReferencedDocument'),
    customerNumber: findText(agreement, 'BuyerTradeParty/ID'),
    contractNumber: referenced(agreement, 'ContractReferencedDocument'),
    buyerReference: findText(agreement, 'BuyerReference'),
    projectNumber: findText(agreement, 'SpecifiedProcuringProject/ID'),
    deliveryNoteNumber:
      referenced(delivery, 'DespatchAdviceReferencedDocument') ??
      referenced(delivery, 'DeliveryNoteReferencedDocument'),
    deliveryDate: readDate(findFirst(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime')),
    periodStart: readDate(findFirst(period, 'StartDateTime')),
    periodEnd: readDate(findFirst(period, 'EndDateTime')),
    paymentTerms: findText(settlement, 'SpecifiedTradePaymentTerms/Description'),
  };
}

const readCurrency = (settlement: XmlElement | undefined) => findText(settlement, 'InvoiceCurrencyCode');

function readTotals(settlement: XmlElement | undefined): RawTotals {
  const sums = findFirst(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  return {
    net: findText(sums, 'TaxBasisTotalAmount'),
    tax: findTaxTotal(sums, parseCurrency(readCurrency(settlement))?.value),
    gross: findText(sums, 'GrandTotalAmount'),
    discount: findText(sums, 'AllowanceTotalAmount'),
    charges: findText(sums, 'ChargeTotalAmount'),
    rounding: findText(sums, 'RoundingAmount'),
    prepaid: findText(sums, 'TotalPrepaidAmount'),
    amountDue: findText(sums, 'DuePayableAmount'),
  };
}

/** BT-110, not BT-111: the tax may be given in the seller's accounting currency too. */
function findTaxTotal(sums: XmlElement | undefined, currency: string | undefined): string | undefined {
  const amounts = findAll(sums, 'TaxTotalAmount');
  const own = amounts.find(({ attributes }) => attributes.currencyID === currency);
  return (own ?? amounts.find(({ attributes }) => attributes.currencyID === undefined))?.text;
}

const readTax = (tax: XmlElement): RawTax => ({
  category: findText(tax, 'CategoryCode'),
  rate: findText(tax, 'RateApplicablePercent', 'ApplicablePercent'),
  base: findText(tax, 'BasisAmount'),
  amount: findText(tax, 'CalculatedAmount'),
  exemptionReason: findText(tax, 'ExemptionReason'),
});
