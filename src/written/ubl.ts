import type { Field, Invoice } from '../invoice/index.ts';
import type { StandardAdjustment } from './adjustments.ts';
import type { StandardLine } from './lines.ts';
import { type StandardAddress, type StandardParty, toAddress } from './parties.ts';
import { plain } from './plain.ts';
import type { Profile } from './profiles.ts';
import type { Standard, StandardTax } from './standard.ts';
import { writeElement, writeText } from './write-element.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const CREDIT_NOTE = '381';

const cbc = (name: string, value: string | number | undefined, attributes?: Record<string, string>) =>
  writeText(`cbc:${name}`, value, attributes);
const cac = (name: string, ...parts: readonly (string | undefined)[]) =>
  writeElement(`cac:${name}`, parts.join(''));
const reference = (name: string, field: Field<string> | undefined) => cac(name, cbc('ID', plain(field)));

/** Writes an amount in the currency of the invoice. */
type Amount = (name: string, value: number | undefined) => string;

/** OASIS UBL 2.1, its elements in the order of its schema: an Invoice, or a CreditNote, whose due date stands at the means of payment. */
export function writeUbl(standard: Standard, { customization, process }: Profile): string {
  const { invoice, typeCode } = standard;
  const isCredit = typeCode === CREDIT_NOTE;
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const currency = invoice.currency?.value;
  const amount: Amount = (name, value) =>
    cbc(name, value, currency === undefined ? {} : { currencyID: currency });
  const body = [
    cbc('CustomizationID', customization),
    cbc('ProfileID', process),
    cbc('ID', plain(invoice.invoiceNumber)),
    cbc('IssueDate', plain(invoice.issueDate)),
    isCredit ? '' : cbc('DueDate', plain(invoice.dueDate)),
    cbc(`${root}TypeCode`, typeCode),
    ...(invoice.notes ?? []).map(({ value }) => cbc('Note', value)),
    cbc('DocumentCurrencyCode', currency),
    cbc('BuyerReference', plain(invoice.buyerReference)),
    ...references(invoice, isCredit),
    cac('AccountingSupplierParty', party(standard.seller)),
    cac('AccountingCustomerParty', party(standard.buyer, plain(invoice.customerNumber))),
    delivery(invoice),
    paymentMeans(invoice, isCredit),
    cac('PaymentTerms', cbc('Note', plain(invoice.paymentTerms))),
    ...standard.allowances.map((one) => adjustment(one, false, amount)),
    ...standard.charges.map((one) => adjustment(one, true, amount)),
    taxTotal(standard, amount),
    sums(standard, amount),
    ...standard.lines.map((one) => line(one, isCredit, amount)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, body.join(''), {
    xmlns: `${UBL}${root}-2`,
    'xmlns:cac': `${UBL}CommonAggregateComponents-2`,
    'xmlns:cbc': `${UBL}CommonBasicComponents-2`,
  })}\n`;
}

/** The project is named by the buyer's documents in a credit note, which has no element for it. */
const references = (invoice: Invoice, isCredit: boolean): string[] => [
  cac('InvoicePeriod', ...period(invoice.servicePeriod?.start, invoice.servicePeriod?.end)),
  reference('OrderReference', invoice.orderNumber),
  ...(invoice.precedingInvoices ?? []).map(({ number, issueDate }) =>
    cac(
      'BillingReference',
      cac('InvoiceDocumentReference', cbc('ID', plain(number)), cbc('IssueDate', plain(issueDate))),
    ),
  ),
  reference('DespatchDocumentReference', invoice.deliveryNoteNumber),
  reference('ContractDocumentReference', invoice.contractNumber),
  isCredit ? '' : reference('ProjectReference', invoice.projectNumber),
];

const period = (start: Field<string> | undefined, end: Field<string> | undefined) => [
  cbc('StartDate', plain(start)),
  cbc('EndDate', plain(end)),
];

const VAT = cac('TaxScheme', cbc('ID', 'VAT'));

function party(of: StandardParty, customerNumber?: string): string {
  const { electronic, vatId, taxNumber } = of;
  return cac(
    'Party',
    cbc('EndpointID', electronic?.value, electronic ? { schemeID: electronic.scheme } : {}),
    cac('PartyIdentification', cbc('ID', customerNumber)),
    cac('PartyName', cbc('Name', of.name)),
    address('PostalAddress', of),
    vatId && cac('PartyTaxScheme', cbc('CompanyID', vatId), VAT),
    taxNumber && cac('PartyTaxScheme', cbc('CompanyID', taxNumber), cac('TaxScheme', cbc('ID', 'FC'))),
    cac('PartyLegalEntity', cbc('RegistrationName', of.name), cbc('CompanyID', of.registration)),
    cac('Contact', cbc('Name', of.contactName), cbc('Telephone', of.phone), cbc('ElectronicMail', of.email)),
  );
}

const address = (name: string, of: StandardAddress): string =>
  cac(
    name,
    cbc('StreetName', of.street),
    cbc('AdditionalStreetName', of.addition),
    cbc('CityName', of.city),
    cbc('PostalZone', of.postalCode),
    cbc('CountrySubentity', of.region),
    cac('Country', cbc('IdentificationCode', of.country)),
  );

function delivery({ deliveryDate, delivery: to }: Invoice): string {
  return cac(
    'Delivery',
    cbc('ActualDeliveryDate', plain(deliveryDate)),
    to && cac('DeliveryLocation', cbc('ID', plain(to.locationId)), address('Address', toAddress(to))),
    to && cac('DeliveryParty', cac('PartyName', cbc('Name', plain(to.name)))),
  );
}

/** UNTDID 4461, code 30: credit transfer. */
function paymentMeans({ payeeAccount: payee, dueDate }: Invoice, isCredit: boolean): string {
  const due = isCredit ? cbc('PaymentDueDate', plain(dueDate)) : '';
  if (!payee.account && due === '') return '';
  return cac(
    'PaymentMeans',
    cbc('PaymentMeansCode', payee.account ? '30' : '1'),
    due,
    cbc('PaymentID', plain(payee.reference)),
    cac(
      'PayeeFinancialAccount',
      cbc('ID', payee.account?.value.replace(/\s/g, '')),
      cbc('Name', plain(payee.holder)),
      cac('FinancialInstitutionBranch', cbc('ID', plain(payee.bic)), cbc('Name', plain(payee.bankName))),
    ),
  );
}

const category = (name: string, { category: code, rate, reason }: StandardTax) =>
  cac(name, cbc('ID', code), cbc('Percent', rate), cbc('TaxExemptionReason', reason), VAT);

function adjustment(one: StandardAdjustment, isCharge: boolean, amount: Amount): string {
  return cac(
    'AllowanceCharge',
    cbc('ChargeIndicator', String(isCharge)),
    cbc('AllowanceChargeReason', one.reason),
    cbc('MultiplierFactorNumeric', one.percent),
    amount('Amount', one.amount),
    amount('BaseAmount', one.base),
    one.category &&
      category('TaxCategory', { category: one.category, ...(one.rate !== undefined && { rate: one.rate }) }),
  );
}

function taxTotal({ totals, taxes }: Standard, amount: Amount): string {
  const subtotals = taxes.map((tax) =>
    cac(
      'TaxSubtotal',
      amount('TaxableAmount', tax.base),
      amount('TaxAmount', tax.amount),
      category('TaxCategory', tax),
    ),
  );
  return totals.tax === undefined ? '' : cac('TaxTotal', amount('TaxAmount', totals.tax), ...subtotals);
}

const sums = ({ totals }: Standard, amount: Amount): string =>
  cac(
    'LegalMonetaryTotal',
    amount('LineExtensionAmount', totals.lines),
    amount('TaxExclusiveAmount', totals.net),
    amount('TaxInclusiveAmount', totals.gross),
    amount('AllowanceTotalAmount', totals.allowances),
    amount('ChargeTotalAmount', totals.charges),
    amount('PrepaidAmount', totals.prepaid),
    amount('PayableRoundingAmount', totals.rounding),
    amount('PayableAmount', totals.due),
  );

function line(one: StandardLine, isCredit: boolean, amount: Amount): string {
  return cac(
    isCredit ? 'CreditNoteLine' : 'InvoiceLine',
    cbc('ID', one.id),
    cbc('Note', one.note),
    cbc(isCredit ? 'CreditedQuantity' : 'InvoicedQuantity', one.quantity, { unitCode: one.unit }),
    amount('LineExtensionAmount', one.net),
    cac('InvoicePeriod', cbc('StartDate', one.start), cbc('EndDate', one.end)),
    ...one.allowances.map((allowance) => adjustment(allowance, false, amount)),
    ...one.charges.map((charge) => adjustment(charge, true, amount)),
    cac(
      'Item',
      cbc('Name', one.name),
      cac('BuyersItemIdentification', cbc('ID', one.buyerCode)),
      cac('SellersItemIdentification', cbc('ID', one.code)),
      one.category &&
        category('ClassifiedTaxCategory', {
          category: one.category,
          ...(one.rate !== undefined && { rate: one.rate }),
        }),
    ),
    cac('Price', amount('PriceAmount', one.price)),
  );
}
