import type { Field, Invoice, InvoiceLine, Party } from '../../../invoice/index.ts';
import { element, escapeXml } from './xml.ts';

const NAMESPACES = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

const text = (field: Field<string> | undefined) => field && escapeXml(field.value);
const number = (field: Field<number> | undefined) => field?.value;

/**
 * OASIS UBL 2.1 Invoice, elements in the order of its schema. What was not found is left out: the document holds what the invoice says, and
 * nobody vouches that a tax office accepts it. Without lines there is one for the whole, for UBL knows no invoice without.
 */
export function toUbl(invoice: Invoice): string {
  const { totals, payeeAccount: payee } = invoice;
  const currency = invoice.currency?.value;
  const amount = (name: string, field: Field<number> | undefined) =>
    element(`cbc:${name}`, number(field), { currencyID: currency });
  const lines = invoice.lines.length > 0 ? invoice.lines : [whole(invoice)];
  const body = [
    element('cbc:ID', text(invoice.invoiceNumber)),
    element('cbc:IssueDate', text(invoice.issueDate)),
    element('cbc:DueDate', text(invoice.dueDate)),
    element('cbc:InvoiceTypeCode', '380'), // UNTDID 1001: commercial invoice
    element('cbc:DocumentCurrencyCode', currency),
    element('cac:AccountingSupplierParty', party(invoice.seller)),
    element('cac:AccountingCustomerParty', party(invoice.buyer)),
    element('cac:Delivery', delivery(invoice)),
    element('cac:PaymentMeans', payee.account && paymentMeans(payee)),
    element('cac:TaxTotal', totals.tax && amount('TaxAmount', totals.tax) + taxSubtotal(invoice, amount)),
    element(
      'cac:LegalMonetaryTotal',
      [
        amount('LineExtensionAmount', totals.net),
        amount('TaxExclusiveAmount', totals.net),
        amount('TaxInclusiveAmount', totals.gross),
        amount('PayableAmount', totals.gross),
      ].join(''),
    ),
    ...lines.map((line, i) => element('cac:InvoiceLine', invoiceLine(line, i, amount))),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Invoice', body.join(''), NAMESPACES)}\n`;
}

type Amount = (name: string, field: Field<number> | undefined) => string;

function party({ name, address, taxId, phone, email }: Party): string {
  return element(
    'cac:Party',
    [
      element('cac:PartyName', element('cbc:Name', text(name))),
      element('cac:PostalAddress', element('cac:AddressLine', element('cbc:Line', text(address)))),
      element('cac:PartyTaxScheme', taxId && element('cbc:CompanyID', text(taxId)) + taxScheme),
      element('cac:PartyLegalEntity', element('cbc:RegistrationName', text(name))),
      element(
        'cac:Contact',
        element('cbc:Telephone', text(phone)) + element('cbc:ElectronicMail', text(email)),
      ),
    ].join(''),
  );
}

function delivery({ deliveryDate, delivery: to }: Invoice): string {
  const address = element('cac:AddressLine', element('cbc:Line', text(to?.address)));
  return [
    element('cbc:ActualDeliveryDate', text(deliveryDate)),
    element(
      'cac:DeliveryLocation',
      element('cbc:ID', text(to?.locationId)) + element('cac:Address', address),
    ),
    element('cac:DeliveryParty', element('cac:PartyName', element('cbc:Name', text(to?.name)))),
  ].join('');
}

const taxScheme = element('cac:TaxScheme', element('cbc:ID', 'VAT'));

/** UNTDID 4461, code 30: credit transfer. */
function paymentMeans({ account, bankName, bic }: Invoice['payeeAccount']): string {
  const institution = element('cbc:ID', text(bic)) + element('cbc:Name', text(bankName));
  const holder = element('cbc:ID', text(account)) + element('cac:FinancialInstitutionBranch', institution);
  return element('cbc:PaymentMeansCode', '30') + element('cac:PayeeFinancialAccount', holder);
}

function taxSubtotal({ totals, vatRate }: Invoice, amount: Amount): string {
  if (!vatRate) return '';
  const category =
    element('cbc:ID', vatRate.value > 0 ? 'S' : 'Z') + element('cbc:Percent', vatRate.value) + taxScheme;
  const parts = [
    amount('TaxableAmount', totals.net),
    amount('TaxAmount', totals.tax),
    element('cac:TaxCategory', category),
  ];
  return element('cac:TaxSubtotal', parts.join(''));
}

function invoiceLine(line: InvoiceLine, index: number, amount: Amount): string {
  const { position, quantity, unit, unitPrice, description, code, taxRate } = line;
  const category =
    taxRate &&
    element('cbc:ID', taxRate.value > 0 ? 'S' : 'Z') + element('cbc:Percent', taxRate.value) + taxScheme;
  const item = [
    element('cbc:Name', text(description) ?? text(code) ?? '–'),
    element('cac:SellersItemIdentification', element('cbc:ID', text(code))),
    element('cac:ClassifiedTaxCategory', category),
  ];
  return [
    element('cbc:ID', text(position) ?? index + 1),
    element('cbc:InvoicedQuantity', number(quantity) ?? 1, { unitCode: unitCode(unit) }),
    amount('LineExtensionAmount', line.net ?? line.gross),
    element('cac:Item', item.join('')),
    element('cac:Price', amount('PriceAmount', unitPrice)),
  ].join('');
}

/** UN/ECE Recommendation 20 where the unit is in that form already; C62, "one", else. */
const unitCode = (unit: Field<string> | undefined) =>
  /^[A-Z0-9]{2,3}$/.test(unit?.value ?? '') ? unit!.value : 'C62';

function whole({ totals, vatRate }: Invoice): InvoiceLine {
  const net = totals.net ?? totals.gross;
  return { ...(net && { net }), ...(vatRate && { taxRate: vatRate }) };
}
