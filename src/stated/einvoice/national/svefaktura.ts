import { byCode } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';

const party = (path: string): PartyPlaces => ({
  name: `${path}/PartyName/Name`,
  lines: [`${path}/Address/StreetName + ${path}/Address/BuildingNumber`, `${path}/Address/Postbox`],
  postalCode: `${path}/Address/PostalZone`,
  city: `${path}/Address/CityName`,
  country: `${path}/Address/Country/IdentificationCode`,
  phone: `${path}/Contact/Telephone`,
  email: `${path}/Contact/ElectronicMail`,
  taxId: [`${path}/PartyTaxScheme[TaxScheme.ID=VAT]/CompanyID`, `${path}/PartyTaxScheme/CompanyID`],
  ids: {
    registration: [`${path}/PartyTaxScheme[TaxScheme.ID=SWT]/CompanyID`, `${path}/PartyIdentification/ID`],
  },
});

/** Svefaktura 1.0 of Sweden, which is UBL 1 with names of its own. https://sfti.se/standarder/svefaktura/ */
export const SVEFAKTURA: Table = {
  roots: [{ name: 'Invoice', namespace: /^urn:sfti:documents:BasicInvoice:1:0$/ }],
  vocabularies: ['urn:sfti:', 'urn:oasis:names:tc:ubl:CommonBasicComponents:1:0'],
  header: {
    typeCode: byCode('InvoiceTypeCode', { '381': '381' }, '380'),
    invoiceNumber: 'ID',
    issueDate: 'IssueDate',
    currency: 'InvoiceCurrencyCode',
    orderNumber: [
      'RequisitionistDocumentReference/ID',
      'InvoiceLine/OrderLineReference/OrderReference/BuyersID',
    ],
    customerNumber: 'BuyerParty/Party/PartyIdentification/ID',
    deliveryDate: 'Delivery/ActualDeliveryDateTime',
    periodStart: 'InvoicingPeriod/StartDateTime',
    periodEnd: 'InvoicingPeriod/EndDateTime',
    paymentTerms: 'PaymentTerms/Note',
  },
  seller: party('SellerParty/Party'),
  buyer: party('BuyerParty/Party'),
  totals: {
    net: 'LegalTotal/TaxExclusiveTotalAmount',
    tax: 'TaxTotal/TotalTaxAmount',
    gross: 'LegalTotal/TaxInclusiveTotalAmount',
    rounding: 'LegalTotal/RoundOffAmount',
  },
  taxes: {
    each: 'TaxTotal/TaxSubTotal',
    rate: 'TaxCategory/Percent',
    base: 'TaxableAmount',
    amount: 'TaxAmount',
    exemptionReason: 'TaxCategory/ExemptionReason',
  },
  allowances: {
    each: 'AllowanceCharge[ChargeIndicator=false]',
    amount: 'Amount',
    rate: 'TaxCategory/Percent',
    reason: 'ReasonCode@name',
  },
  charges: {
    each: 'AllowanceCharge[ChargeIndicator=true]',
    amount: 'Amount',
    rate: 'TaxCategory/Percent',
    reason: 'ReasonCode@name',
  },
  precedingInvoices: { each: 'InitialInvoiceDocumentReference', number: 'ID', issueDate: 'IssueDate' },
  instalments: { each: 'PaymentMeans', dueDate: 'DuePaymentDate' },
  notes: 'Note',
  payeeAccount: {
    account: 'PaymentMeans/PayeeFinancialAccount/ID',
    bic: 'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/ID',
    bankName: 'PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/FinancialInstitution/Name',
    reference: 'PaymentMeans/PayeeFinancialAccount/PaymentInstructionID',
  },
  lines: {
    each: 'InvoiceLine',
    position: 'ID',
    code: ['Item/SellersItemIdentification/ID', 'Item/StandardItemIdentification/ID'],
    buyerCode: 'Item/BuyersItemIdentification/ID',
    globalCode: 'Item/StandardItemIdentification/ID',
    description: 'Item/Description',
    note: 'Note',
    quantity: 'InvoicedQuantity',
    unit: 'InvoicedQuantity@quantityUnitCode',
    price: 'Item/BasePrice/PriceAmount',
    rate: 'Item/TaxCategory/Percent',
    net: 'LineExtensionAmount',
    allowances: { each: 'AllowanceCharge[ChargeIndicator=false]', amount: 'Amount' },
    charges: { each: 'AllowanceCharge[ChargeIndicator=true]', amount: 'Amount' },
  },
};
