import type { Field, Invoice, InvoiceLine, Party } from '../../../invoice/index.ts';
import { escapeXml } from '../../http/index.ts';
import { writeElement } from './write-element.ts';

const NAMESPACES = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

const text = (field: Field<string> | undefined) => field && escapeXml(field.value);
const number = (field: Field<number> | undefined) => field?.value;

/**
 * OASIS UBL 2.1 Invoice, elements in the order of its schema. What was not found is left out: the document holds what the invoice says, with
 * no guarantee that a tax office accepts it. An invoice without lines gets one line for its total, because UBL requires a line.
 */
export function toUbl(invoice: Invoice): string {
  const { totals, payeeAccount: payee } = invoice;
  const currency = invoice.currency?.value;
  const amount = (name: string, field: Field<number> | undefined) =>
    writeElement(`cbc:${name}`, number(field), { currencyID: currency });
  const lines = invoice.lines.length > 0 ? invoice.lines : [makeTotalLine(invoice)];
  const body = [
    writeElement('cbc:ID', text(invoice.invoiceNumber)),
    writeElement('cbc:IssueDate', text(invoice.issueDate)),
    writeElement('cbc:DueDate', text(invoice.dueDate)),
    writeElement('cbc:InvoiceTypeCode', '380'), // UNTDID 1001: commercial invoice
    writeElement('cbc:DocumentCurrencyCode', currency),
    writeElement('cac:AccountingSupplierParty', party(invoice.seller)),
    writeElement('cac:AccountingCustomerParty', party(invoice.buyer)),
    writeElement('cac:Delivery', delivery(invoice)),
    writeElement('cac:PaymentMeans', payee.account && paymentMeans(payee)),
    writeElement(
      'cac:TaxTotal',
      totals.tax && amount('TaxAmount', totals.tax) + taxSubtotal(invoice, amount),
    ),
    writeElement(
      'cac:LegalMonetaryTotal',
      [
        amount('LineExtensionAmount', totals.net),
        amount('TaxExclusiveAmount', totals.net),
        amount('TaxInclusiveAmount', totals.gross),
        amount('PayableAmount', totals.gross),
      ].join(''),
    ),
    ...lines.map((line, i) => writeElement('cac:InvoiceLine', invoiceLine(line, i, amount))),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement('Invoice', body.join(''), NAMESPACES)}\n`;
}

type Amount = (name: string, field: Field<number> | undefined) => string;

function party({ name, address, taxId, phone, email }: Party): string {
  return writeElement(
    'cac:Party',
    [
      writeElement('cac:PartyName', writeElement('cbc:Name', text(name))),
      writeElement(
        'cac:PostalAddress',
        writeElement('cac:AddressLine', writeElement('cbc:Line', text(address))),
      ),
      writeElement('cac:PartyTaxScheme', taxId && writeElement('cbc:CompanyID', text(taxId)) + taxScheme),
      writeElement('cac:PartyLegalEntity', writeElement('cbc:RegistrationName', text(name))),
      writeElement(
        'cac:Contact',
        writeElement('cbc:Telephone', text(phone)) + writeElement('cbc:ElectronicMail', text(email)),
      ),
    ].join(''),
  );
}

function delivery({ deliveryDate, delivery: to }: Invoice): string {
  const address = writeElement('cac:AddressLine', writeElement('cbc:Line', text(to?.address)));
  return [
    writeElement('cbc:ActualDeliveryDate', text(deliveryDate)),
    writeElement(
      'cac:DeliveryLocation',
      writeElement('cbc:ID', text(to?.locationId)) + writeElement('cac:Address', address),
    ),
    writeElement(
      'cac:DeliveryParty',
      writeElement('cac:PartyName', writeElement('cbc:Name', text(to?.name))),
    ),
  ].join('');
}

const taxScheme = writeElement('cac:TaxScheme', writeElement('cbc:ID', 'VAT'));

/** UNTDID 4461, code 30: credit transfer. */
function paymentMeans({ account, bankName, bic }: Invoice['payeeAccount']): string {
  const institution = writeElement('cbc:ID', text(bic)) + writeElement('cbc:Name', text(bankName));
  const holder =
    writeElement('cbc:ID', text(account)) + writeElement('cac:FinancialInstitutionBranch', institution);
  return writeElement('cbc:PaymentMeansCode', '30') + writeElement('cac:PayeeFinancialAccount', holder);
}

function taxSubtotal({ totals, vatRate }: Invoice, amount: Amount): string {
  if (!vatRate) return '';
  const category =
    writeElement('cbc:ID', vatRate.value > 0 ? 'S' : 'Z') +
    writeElement('cbc:Percent', vatRate.value) +
    taxScheme;
  const parts = [
    amount('TaxableAmount', totals.net),
    amount('TaxAmount', totals.tax),
    writeElement('cac:TaxCategory', category),
  ];
  return writeElement('cac:TaxSubtotal', parts.join(''));
}

function invoiceLine(line: InvoiceLine, index: number, amount: Amount): string {
  const { position, quantity, unit, unitPrice, description, code, taxRate } = line;
  const category =
    taxRate &&
    writeElement('cbc:ID', taxRate.value > 0 ? 'S' : 'Z') +
      writeElement('cbc:Percent', taxRate.value) +
      taxScheme;
  const item = [
    writeElement('cbc:Name', text(description) ?? text(code) ?? '–'),
    writeElement('cac:SellersItemIdentification', writeElement('cbc:ID', text(code))),
    writeElement('cac:ClassifiedTaxCategory', category),
  ];
  return [
    writeElement('cbc:ID', text(position) ?? index + 1),
    writeElement('cbc:InvoicedQuantity', number(quantity) ?? 1, { unitCode: unitCode(unit) }),
    amount('LineExtensionAmount', line.net ?? line.gross),
    writeElement('cac:Item', item.join('')),
    writeElement('cac:Price', amount('PriceAmount', unitPrice)),
  ].join('');
}

/** The unit if it already looks like a code of UN/ECE Recommendation 20; otherwise C62, "one". */
const unitCode = (unit: Field<string> | undefined) =>
  /^[A-Z0-9]{2,3}$/.test(unit?.value ?? '') ? unit!.value : 'C62';

/** One line for the whole invoice. */
function makeTotalLine({ totals, vatRate }: Invoice): InvoiceLine {
  const net = totals.net ?? totals.gross;
  return { ...(net && { net }), ...(vatRate && { taxRate: vatRate }) };
}
