import type { Field, Invoice, IsoDate, PartyId, TaxSubtotal, Totals } from '../../invoice/index.ts';
import { documentTypeOf } from './document-types.ts';
import { all, first, textOf } from './elements.ts';
import { dateField, exact, numberField, present, textField } from './fields.ts';
import type { XmlElement } from './parse-xml.ts';

/** What stands around the essentials: the same parts of the model in both syntaxes. */
export type MoreFacts = Pick<
  Invoice,
  | 'documentType'
  | 'orderNumber'
  | 'customerNumber'
  | 'contractNumber'
  | 'deliveryNoteNumber'
  | 'deliveryDate'
  | 'servicePeriod'
  | 'paymentTerms'
  | 'taxes'
> & {
  sums: Totals;
  sellerIds: PartyId[];
  buyerIds: PartyId[];
};

/** A sum of nought is stated where nothing was taken off, added or paid. */
const some = (text: string | undefined, sign = 1): Field<number> | undefined => {
  const field = numberField(text);
  return field && field.value !== 0 ? { ...field, value: sign * field.value } : undefined;
};

const period = (start: Field<IsoDate> | undefined, end: Field<IsoDate> | undefined) =>
  start || end ? present({ start, end }) : undefined;

/** Some programs list every rate that they know, on nothing. */
function used(subtotals: readonly TaxSubtotal[]): TaxSubtotal[] | undefined {
  const found = subtotals.filter(({ base, amount }) => base?.value !== 0 || (amount?.value ?? 0) !== 0);
  return found.length > 0 ? found : undefined;
}

const id = (scheme: string, text: string | undefined): PartyId[] =>
  text ? [{ ...exact(text, text), scheme }] : [];

/** @param trade SupplyChainTradeTransaction of a Cross Industry Invoice, or its name in ZUGFeRD 1.0 */
export function ciiFacts(typeCode: string | undefined, trade: XmlElement | undefined): MoreFacts {
  const agreement = first(trade, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const delivery = first(trade, 'ApplicableHeaderTradeDelivery', 'ApplicableSupplyChainTradeDelivery');
  const settlement = first(trade, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  const sums = first(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const date = (element: XmlElement | undefined) =>
    dateField(textOf(element, 'DateTimeString', 'DateTime', 'Date'));
  const referenced = (parent: XmlElement | undefined, name: string) =>
    textField(textOf(parent, `${name}/IssuerAssignedID`, `${name}/ID`));
  const billed = first(settlement, 'BillingSpecifiedPeriod');
  const idsOf = (party: XmlElement | undefined): PartyId[] => [
    ...all(party, 'SpecifiedTaxRegistration/ID').flatMap(({ text, attributes }) =>
      id(/^VAT?$/.test(attributes.schemeID ?? '') ? 'vat' : 'tax_number', text),
    ),
    ...id('registration', textOf(party, 'SpecifiedLegalOrganization/ID')),
  ];
  return {
    ...present({
      documentType: documentTypeOf(typeCode),
      orderNumber: referenced(agreement, 'BuyerOrderReferencedDocument'),
      customerNumber: textField(textOf(agreement, 'BuyerTradeParty/ID')),
      contractNumber: referenced(agreement, 'ContractReferencedDocument'),
      deliveryNoteNumber:
        referenced(delivery, 'DespatchAdviceReferencedDocument') ??
        referenced(delivery, 'DeliveryNoteReferencedDocument'),
      deliveryDate: date(first(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime')),
      servicePeriod: period(date(first(billed, 'StartDateTime')), date(first(billed, 'EndDateTime'))),
      paymentTerms: textField(textOf(settlement, 'SpecifiedTradePaymentTerms/Description')),
      taxes: used(
        all(settlement, 'ApplicableTradeTax').map((tax) =>
          subtotal(
            textOf(tax, 'RateApplicablePercent', 'ApplicablePercent'),
            textOf(tax, 'BasisAmount'),
            textOf(tax, 'CalculatedAmount'),
            textOf(tax, 'ExemptionReason'),
          ),
        ),
      ),
    }),
    sums: present({
      discount: some(textOf(sums, 'AllowanceTotalAmount')),
      shipping: some(textOf(settlement, 'SpecifiedLogisticsServiceCharge/AppliedAmount')),
      rounding: some(textOf(sums, 'RoundingAmount')),
      prepaid: some(textOf(sums, 'TotalPrepaidAmount')),
      amountDue: numberField(textOf(sums, 'DuePayableAmount')),
    }),
    sellerIds: idsOf(first(agreement, 'SellerTradeParty')),
    buyerIds: idsOf(first(agreement, 'BuyerTradeParty')),
  };
}

/** @param taxTotal the TaxTotal in the invoice's own currency */
export function ublFacts(
  typeCode: string | undefined,
  root: XmlElement,
  taxTotal: XmlElement | undefined,
): MoreFacts {
  const sums = first(root, 'LegalMonetaryTotal');
  const buyer = first(root, 'AccountingCustomerParty/Party');
  const invoiced = first(root, 'InvoicePeriod');
  const idsOf = (party: XmlElement | undefined): PartyId[] => [
    ...all(party, 'PartyTaxScheme').flatMap((scheme) =>
      id(
        /^(VAT|GST)$/i.test(textOf(scheme, 'TaxScheme/ID') ?? '') ? 'vat' : 'tax_number',
        textOf(scheme, 'CompanyID'),
      ),
    ),
    ...id('registration', textOf(party, 'PartyLegalEntity/CompanyID')),
  ];
  return {
    ...present({
      documentType: documentTypeOf(typeCode),
      orderNumber: textField(textOf(root, 'OrderReference/ID')),
      customerNumber: textField(textOf(buyer, 'PartyIdentification/ID')),
      contractNumber: textField(textOf(root, 'ContractDocumentReference/ID')),
      deliveryNoteNumber: textField(textOf(root, 'DespatchDocumentReference/ID')),
      deliveryDate: dateField(textOf(root, 'Delivery/ActualDeliveryDate')),
      servicePeriod: period(dateField(textOf(invoiced, 'StartDate')), dateField(textOf(invoiced, 'EndDate'))),
      paymentTerms: textField(textOf(root, 'PaymentTerms/Note')),
      taxes: used(
        all(taxTotal, 'TaxSubtotal').map((part) =>
          subtotal(
            textOf(part, 'TaxCategory/Percent', 'Percent'),
            textOf(part, 'TaxableAmount'),
            textOf(part, 'TaxAmount'),
            textOf(part, 'TaxCategory/TaxExemptionReason'),
          ),
        ),
      ),
    }),
    sums: present({
      discount: some(textOf(sums, 'AllowanceTotalAmount')),
      rounding: some(textOf(sums, 'PayableRoundingAmount')),
      prepaid: some(textOf(sums, 'PrepaidAmount')),
      amountDue: numberField(textOf(sums, 'PayableAmount')),
    }),
    sellerIds: idsOf(first(root, 'AccountingSupplierParty/Party')),
    buyerIds: idsOf(buyer),
  };
}

function subtotal(
  rate: string | undefined,
  base: string | undefined,
  amount: string | undefined,
  reason: string | undefined,
): TaxSubtotal {
  return present({
    rate: numberField(rate),
    base: numberField(base),
    amount: numberField(amount),
    exemptionReason: textField(reason),
  });
}
