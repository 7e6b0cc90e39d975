import { currencyField } from '../fields.ts';
import type { RawHeader, RawInvoice, RawTax, RawTotals } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';
import { dateIn } from './dates.ts';
import { linesIn } from './lines.ts';
import { deliveryIn, partyIn } from './parties.ts';
import { accountIn, debtorAccountIn, dueDateIn } from './payment.ts';

export function readCii(root: XmlElement): RawInvoice {
  const document = first(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const trade = first(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = first(trade, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const delivery = first(trade, 'ApplicableHeaderTradeDelivery', 'ApplicableSupplyChainTradeDelivery');
  const settlement = first(trade, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  return {
    header: headerIn(document, agreement, delivery, settlement),
    seller: partyIn(first(agreement, 'SellerTradeParty')),
    buyer: partyIn(first(agreement, 'BuyerTradeParty')),
    delivery: deliveryIn(delivery),
    totals: totalsIn(settlement),
    taxes: all(settlement, 'ApplicableTradeTax').map(taxIn),
    payeeAccount: accountIn(settlement),
    debtorAccount: debtorAccountIn(settlement),
    lines: linesIn(trade),
  };
}

function headerIn(
  document: XmlElement | undefined,
  agreement: XmlElement | undefined,
  delivery: XmlElement | undefined,
  settlement: XmlElement | undefined,
): RawHeader {
  const referenced = (parent: XmlElement | undefined, name: string) =>
    textOf(parent, `${name}/IssuerAssignedID`, `${name}/ID`);
  const period = first(settlement, 'BillingSpecifiedPeriod');
  return {
    typeCode: textOf(document, 'TypeCode'),
    invoiceNumber: textOf(document, 'ID'),
    issueDate: dateIn(first(document, 'IssueDateTime')),
    dueDate: dueDateIn(settlement),
    currency: currencyIn(settlement),
    orderNumber: referenced(agreement, 'BuyerOrderReferencedDocument'),
    customerNumber: textOf(agreement, 'BuyerTradeParty/ID'),
    contractNumber: referenced(agreement, 'ContractReferencedDocument'),
    deliveryNoteNumber:
      referenced(delivery, 'DespatchAdviceReferencedDocument') ??
      referenced(delivery, 'DeliveryNoteReferencedDocument'),
    deliveryDate: dateIn(first(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime')),
    periodStart: dateIn(first(period, 'StartDateTime')),
    periodEnd: dateIn(first(period, 'EndDateTime')),
    paymentTerms: textOf(settlement, 'SpecifiedTradePaymentTerms/Description'),
  };
}

const currencyIn = (settlement: XmlElement | undefined) => textOf(settlement, 'InvoiceCurrencyCode');

function totalsIn(settlement: XmlElement | undefined): RawTotals {
  const sums = first(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  return {
    net: textOf(sums, 'TaxBasisTotalAmount'),
    tax: taxTotalIn(sums, currencyField(currencyIn(settlement))?.value),
    gross: textOf(sums, 'GrandTotalAmount'),
    discount: textOf(sums, 'AllowanceTotalAmount'),
    shipping: textOf(settlement, 'SpecifiedLogisticsServiceCharge/AppliedAmount'),
    rounding: textOf(sums, 'RoundingAmount'),
    prepaid: textOf(sums, 'TotalPrepaidAmount'),
    amountDue: textOf(sums, 'DuePayableAmount'),
  };
}

/** BT-110, not BT-111: the tax may be given in the seller's accounting currency too. */
function taxTotalIn(sums: XmlElement | undefined, currency: string | undefined): string | undefined {
  const amounts = all(sums, 'TaxTotalAmount');
  const own = amounts.find(({ attributes }) => attributes.currencyID === currency);
  return (own ?? amounts.find(({ attributes }) => attributes.currencyID === undefined))?.text;
}

const taxIn = (tax: XmlElement): RawTax => ({
  rate: textOf(tax, 'RateApplicablePercent', 'ApplicablePercent'),
  base: textOf(tax, 'BasisAmount'),
  amount: textOf(tax, 'CalculatedAmount'),
  exemptionReason: textOf(tax, 'ExemptionReason'),
});
