import type { Field, Invoice } from '../invoice/index.ts';
import type { StandardAdjustment } from './adjustments.ts';
import type { StandardLine } from './lines.ts';
import { type StandardAddress, type StandardParty, toAddress } from './parties.ts';
import { plain } from './plain.ts';
import type { Profile } from './profiles.ts';
import type { Standard, StandardTax } from './standard.ts';
import { writeElement, writeText } from './write-element.ts';

const CII = 'urn:un:unece:uncefact:data:standard:';

const text = (name: string, value: string | number | undefined, attributes?: Record<string, string>) =>
  writeText(`ram:${name}`, value, attributes);
const part = (name: string, ...parts: readonly (string | undefined)[]) =>
  writeElement(`ram:${name}`, parts.join(''));
const document = (name: string, field: Field<string> | undefined) =>
  part(name, text('IssuerAssignedID', plain(field)));

/** A date in format 102 of UN/EDIFACT 2379. */
const date = (name: string, iso: string | undefined, prefix = 'udt') =>
  iso === undefined
    ? ''
    : part(name, writeText(`${prefix}:DateTimeString`, iso.replaceAll('-', ''), { format: '102' }));

/** UN/CEFACT Cross Industry Invoice D16B, its elements in the order of its schema. */
export function writeCii(standard: Standard, { customization, process }: Profile): string {
  const { invoice } = standard;
  const body = [
    writeElement(
      'rsm:ExchangedDocumentContext',
      part('BusinessProcessSpecifiedDocumentContextParameter', text('ID', process)) +
        part('GuidelineSpecifiedDocumentContextParameter', text('ID', customization)),
    ),
    writeElement('rsm:ExchangedDocument', head(standard)),
    writeElement(
      'rsm:SupplyChainTradeTransaction',
      [
        ...standard.lines.map(line),
        agreement(standard),
        // The element must be there, be it empty.
        delivery(invoice) || '<ram:ApplicableHeaderTradeDelivery/>',
        settlement(standard),
      ].join(''),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement('rsm:CrossIndustryInvoice', body.join(''), {
    'xmlns:rsm': `${CII}CrossIndustryInvoice:100`,
    'xmlns:ram': `${CII}ReusableAggregateBusinessInformationEntity:100`,
    'xmlns:qdt': `${CII}QualifiedDataType:100`,
    'xmlns:udt': `${CII}UnqualifiedDataType:100`,
  })}\n`;
}

const head = ({ invoice, typeCode }: Standard): string =>
  [
    text('ID', plain(invoice.invoiceNumber)),
    text('TypeCode', typeCode),
    date('IssueDateTime', plain(invoice.issueDate)),
    ...(invoice.notes ?? []).map(({ value }) => part('IncludedNote', text('Content', value))),
  ].join('');

const agreement = ({ invoice, seller, buyer }: Standard): string =>
  part(
    'ApplicableHeaderTradeAgreement',
    text('BuyerReference', plain(invoice.buyerReference)),
    part('SellerTradeParty', party(seller)),
    part('BuyerTradeParty', text('ID', plain(invoice.customerNumber)), party(buyer)),
    document('BuyerOrderReferencedDocument', invoice.orderNumber),
    document('ContractReferencedDocument', invoice.contractNumber),
    invoice.projectNumber &&
      part(
        'SpecifiedProcuringProject',
        text('ID', invoice.projectNumber.value),
        text('Name', 'Project reference'),
      ),
  );

function party(of: StandardParty): string {
  const { electronic } = of;
  return [
    text('Name', of.name),
    part('SpecifiedLegalOrganization', text('ID', of.registration)),
    part(
      'DefinedTradeContact',
      text('PersonName', of.contactName),
      part('TelephoneUniversalCommunication', text('CompleteNumber', of.phone)),
      part('EmailURIUniversalCommunication', text('URIID', of.email)),
    ),
    address(of),
    part(
      'URIUniversalCommunication',
      text('URIID', electronic?.value, electronic ? { schemeID: electronic.scheme } : {}),
    ),
    part('SpecifiedTaxRegistration', text('ID', of.vatId, { schemeID: 'VA' })),
    part('SpecifiedTaxRegistration', text('ID', of.taxNumber, { schemeID: 'FC' })),
  ].join('');
}

const address = (of: StandardAddress): string =>
  part(
    'PostalTradeAddress',
    text('PostcodeCode', of.postalCode),
    text('LineOne', of.street),
    text('LineTwo', of.addition),
    text('CityName', of.city),
    text('CountryID', of.country),
    text('CountrySubDivisionName', of.region),
  );

function delivery({ delivery: to, deliveryDate, deliveryNoteNumber }: Invoice): string {
  return part(
    'ApplicableHeaderTradeDelivery',
    to &&
      part(
        'ShipToTradeParty',
        text('ID', plain(to.locationId)),
        text('Name', plain(to.name)),
        address(toAddress(to)),
      ),
    part('ActualDeliverySupplyChainEvent', date('OccurrenceDateTime', plain(deliveryDate))),
    document('DespatchAdviceReferencedDocument', deliveryNoteNumber),
  );
}

function settlement({ invoice, taxes, allowances, charges, totals }: Standard): string {
  const currency = plain(invoice.currency);
  const { servicePeriod, payeeAccount, paymentTerms, dueDate } = invoice;
  return part(
    'ApplicableHeaderTradeSettlement',
    text('PaymentReference', plain(payeeAccount.reference)),
    text('InvoiceCurrencyCode', currency),
    paymentMeans(invoice),
    ...taxes.map(tax),
    period(plain(servicePeriod?.start), plain(servicePeriod?.end)),
    ...allowances.map((one) => adjustment(one, false)),
    ...charges.map((one) => adjustment(one, true)),
    part(
      'SpecifiedTradePaymentTerms',
      text('Description', plain(paymentTerms)),
      date('DueDateDateTime', plain(dueDate)),
    ),
    part(
      'SpecifiedTradeSettlementHeaderMonetarySummation',
      text('LineTotalAmount', totals.lines),
      text('ChargeTotalAmount', totals.charges),
      text('AllowanceTotalAmount', totals.allowances),
      text('TaxBasisTotalAmount', totals.net),
      text('TaxTotalAmount', totals.tax, currency === undefined ? {} : { currencyID: currency }),
      text('RoundingAmount', totals.rounding),
      text('GrandTotalAmount', totals.gross),
      text('TotalPrepaidAmount', totals.prepaid),
      text('DuePayableAmount', totals.due),
    ),
    ...(invoice.precedingInvoices ?? []).map(({ number, issueDate }) =>
      part(
        'InvoiceReferencedDocument',
        text('IssuerAssignedID', plain(number)),
        date('FormattedIssueDateTime', plain(issueDate), 'qdt'),
      ),
    ),
  );
}

/** UNTDID 4461, code 30: credit transfer. */
function paymentMeans({ payeeAccount: payee }: Invoice): string {
  const account = payee.account?.value.replace(/\s/g, '');
  if (account === undefined) return '';
  const isIban = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(account);
  return part(
    'SpecifiedTradeSettlementPaymentMeans',
    text('TypeCode', '30'),
    part(
      'PayeePartyCreditorFinancialAccount',
      text('IBANID', isIban ? account : undefined),
      text('AccountName', plain(payee.holder)),
      text('ProprietaryID', isIban ? undefined : account),
    ),
    part('PayeeSpecifiedCreditorFinancialInstitution', text('BICID', plain(payee.bic))),
  );
}

const tax = ({ amount, reason, base, category, rate }: StandardTax): string =>
  part(
    'ApplicableTradeTax',
    text('CalculatedAmount', amount),
    text('TypeCode', 'VAT'),
    text('ExemptionReason', reason),
    text('BasisAmount', base),
    text('CategoryCode', category),
    text('RateApplicablePercent', rate),
  );

const period = (start: string | undefined, end: string | undefined): string =>
  part('BillingSpecifiedPeriod', date('StartDateTime', start), date('EndDateTime', end));

const adjustment = (one: StandardAdjustment, isCharge: boolean): string =>
  part(
    'SpecifiedTradeAllowanceCharge',
    part('ChargeIndicator', writeText('udt:Indicator', String(isCharge))),
    text('CalculationPercent', one.percent),
    text('BasisAmount', one.base),
    text('ActualAmount', one.amount),
    text('Reason', one.reason),
    one.category &&
      part(
        'CategoryTradeTax',
        text('TypeCode', 'VAT'),
        text('CategoryCode', one.category),
        text('RateApplicablePercent', one.rate),
      ),
  );

const line = (one: StandardLine): string =>
  part(
    'IncludedSupplyChainTradeLineItem',
    part(
      'AssociatedDocumentLineDocument',
      text('LineID', one.id),
      part('IncludedNote', text('Content', one.note)),
    ),
    part(
      'SpecifiedTradeProduct',
      text('SellerAssignedID', one.code),
      text('BuyerAssignedID', one.buyerCode),
      text('Name', one.name),
    ),
    part('SpecifiedLineTradeAgreement', part('NetPriceProductTradePrice', text('ChargeAmount', one.price))),
    part('SpecifiedLineTradeDelivery', text('BilledQuantity', one.quantity, { unitCode: one.unit })),
    part(
      'SpecifiedLineTradeSettlement',
      one.category &&
        part(
          'ApplicableTradeTax',
          text('TypeCode', 'VAT'),
          text('CategoryCode', one.category),
          text('RateApplicablePercent', one.rate),
        ),
      period(one.start, one.end),
      ...one.allowances.map((allowance) => adjustment(allowance, false)),
      ...one.charges.map((charge) => adjustment(charge, true)),
      part('SpecifiedTradeSettlementLineMonetarySummation', text('LineTotalAmount', one.net)),
    ),
  );
