import { byCode } from './sums.ts';
import type { PartyPlaces, Table, Where } from './table.ts';

/** Types 3 and 6 are a debit note and a credit note of a deposit. */
const TYPES = { '2': '381', '3': '383', '4': '325', '5': '386', '6': '381' };

const party = (path: string): PartyPlaces => ({
  name: `${path}/PartyName/Name`,
  lines: [`${path}/PostalAddress/StreetName + ${path}/PostalAddress/BuildingNumber`],
  postalCode: `${path}/PostalAddress/PostalZone`,
  city: `${path}/PostalAddress/CityName`,
  country: `${path}/PostalAddress/Country/IdentificationCode`,
  phone: `${path}/Contact/Telephone`,
  email: `${path}/Contact/ElectronicMail`,
  taxId: [`${path}/PartyTaxScheme[TaxScheme=VAT]/CompanyID`, `${path}/PartyTaxScheme/CompanyID`],
  ids: { registration: `${path}/PartyIdentification/ID` },
});

/** In a foreign currency each amount stands in that, too. */
const amount = (path: string): Where => [`${path}Curr`, path];

const SUMS = 'LegalMonetaryTotal';
const PAYMENT = 'PaymentMeans/Payment/Details';

/** ISDOC 5 and 6 of the Czech Republic. https://isdoc.cz/ */
export const ISDOC: Table = {
  roots: [{ name: 'Invoice', namespace: /^http:\/\/isdoc\.cz\/namespace\/(invoice|2013)$/ }],
  vocabularies: ['http://isdoc.cz/'],
  header: {
    typeCode: byCode('DocumentType', TYPES, '380'),
    invoiceNumber: 'ID',
    issueDate: 'IssueDate',
    dueDate: `${PAYMENT}/PaymentDueDate`,
    currency: ['ForeignCurrencyCode', 'LocalCurrencyCode'],
    orderNumber: [
      'OrderReferences/OrderReference/ExternalOrderID',
      'OrderReferences/OrderReference/SalesOrderID',
    ],
    contractNumber: 'ContractReferences/ContractReference/ID',
    deliveryNoteNumber: 'DeliveryNoteReferences/DeliveryNoteReference/ID',
    deliveryDate: 'TaxPointDate',
  },
  seller: party('AccountingSupplierParty/Party'),
  buyer: party('AccountingCustomerParty/Party'),
  totals: {
    net: amount(`${SUMS}/TaxExclusiveAmount`),
    tax: amount('TaxTotal/TaxAmount'),
    gross: amount(`${SUMS}/TaxInclusiveAmount`),
    rounding: amount(`${SUMS}/PayableRoundingAmount`),
    prepaid: amount(`${SUMS}/PaidDepositsAmount`),
    amountDue: amount(`${SUMS}/PayableAmount`),
  },
  taxes: {
    each: 'TaxTotal/TaxSubTotal',
    rate: 'TaxCategory/Percent',
    base: amount('TaxableAmount'),
    amount: amount('TaxAmount'),
  },
  precedingInvoices: {
    each: 'OriginalDocumentReferences/OriginalDocumentReference',
    number: 'ID',
    issueDate: 'IssueDate',
  },
  notes: 'Note',
  payeeAccount: {
    account: [`${PAYMENT}/IBAN`, `${PAYMENT}/ID`],
    bic: `${PAYMENT}/BIC`,
    bankName: `${PAYMENT}/Name`,
    reference: `${PAYMENT}/VariableSymbol`,
  },
  lines: {
    each: 'InvoiceLines/InvoiceLine',
    position: 'ID',
    code: ['Item/SellersItemIdentification/ID', 'Item/CatalogueItemIdentification/ID'],
    buyerCode: 'Item/BuyersItemIdentification/ID',
    globalCode: 'Item/CatalogueItemIdentification/ID',
    description: 'Item/Description',
    note: 'Note',
    quantity: 'InvoicedQuantity',
    unit: 'InvoicedQuantity@unitCode',
    price: 'UnitPrice',
    rate: 'ClassifiedTaxCategory/Percent',
    net: amount('LineExtensionAmount'),
    gross: amount('LineExtensionAmountTaxInclusive'),
  },
};
