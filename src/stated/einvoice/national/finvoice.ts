import type { XmlElement } from '../xml/index.ts';
import { byCode } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';

const party = (role: 'Seller' | 'Buyer'): PartyPlaces => {
  const details = `${role}PartyDetails`;
  const address = `${details}/${role}PostalAddressDetails`;
  return {
    name: `${details}/${role}OrganisationName`,
    lines: [`${address}/${role}StreetName`, `${address}/${role}PostOfficeBoxIdentifier`],
    postalCode: `${address}/${role}PostCodeIdentifier`,
    city: `${address}/${role}TownName`,
    country: `${address}/CountryCode`,
    phone: `${role}CommunicationDetails/${role}PhoneNumberIdentifier`,
    email: `${role}CommunicationDetails/${role}EmailaddressIdentifier`,
    taxId: [`${details}/${role}OrganisationTaxCode`, `${details}/${role}PartyIdentifier`],
    ids: { registration: `${details}/${role}PartyIdentifier` },
  };
};

const EPI = 'EpiDetails/EpiPartyDetails';
const INSTRUCTION = 'EpiDetails/EpiPaymentInstructionDetails';
const ACCOUNT = 'SellerInformationDetails/SellerAccountDetails';

/** Finvoice 1.3 to 3.0 of Finland's banks: numbers with a decimal comma, no namespace. https://www.finanssiala.fi/finvoice/ */
export const FINVOICE: Table = {
  roots: [{ name: 'Finvoice', namespace: /^$/ }],
  vocabularies: [''],
  header: {
    typeCode: byCode('InvoiceDetails/InvoiceTypeCode', { INV02: '381' }, '380'),
    invoiceNumber: 'InvoiceDetails/InvoiceNumber',
    issueDate: 'InvoiceDetails/InvoiceDate',
    dueDate: ['InvoiceDetails/PaymentTermsDetails/InvoiceDueDate', `${INSTRUCTION}/EpiDateOptionDate`],
    currency: [
      'InvoiceDetails/InvoiceTotalVatIncludedAmount@AmountCurrencyIdentifier',
      `${INSTRUCTION}/EpiInstructedAmount@AmountCurrencyIdentifier`,
    ],
    orderNumber: 'InvoiceDetails/OrderIdentifier',
    customerNumber: 'BuyerPartyDetails/SellersBuyerIdentifier',
    contractNumber: 'InvoiceDetails/AgreementIdentifier',
    buyerReference: 'InvoiceDetails/BuyerReferenceIdentifier',
    projectNumber: 'InvoiceDetails/ProjectReferenceIdentifier',
    deliveryNoteNumber: 'DeliveryDetails/DeliveryNoteIdentifier',
    deliveryDate: 'DeliveryDetails/DeliveryDate',
    periodStart: [
      'InvoiceDetails/InvoicingPeriodStartDate',
      'DeliveryDetails/DeliveryPeriodDetails/StartDate',
    ],
    periodEnd: ['InvoiceDetails/InvoicingPeriodEndDate', 'DeliveryDetails/DeliveryPeriodDetails/EndDate'],
    paymentTerms: 'InvoiceDetails/PaymentTermsDetails/PaymentTermsFreeText',
  },
  seller: party('Seller'),
  buyer: party('Buyer'),
  totals: {
    net: 'InvoiceDetails/InvoiceTotalVatExcludedAmount',
    tax: 'InvoiceDetails/InvoiceTotalVatAmount',
    gross: ['InvoiceDetails/InvoiceTotalVatIncludedAmount', `${INSTRUCTION}/EpiInstructedAmount`],
    rounding: 'InvoiceDetails/InvoiceTotalRoundoffAmount',
    prepaid: 'InvoiceDetails/InvoicePaidAmount',
    amountDue: `${INSTRUCTION}/EpiInstructedAmount`,
  },
  taxes: {
    each: 'InvoiceDetails/VatSpecificationDetails',
    rate: 'VatRatePercent',
    base: 'VatBaseAmount',
    amount: 'VatRateAmount',
    exemptionReason: 'VatFreeText',
  },
  precedingInvoices: {
    each: 'InvoiceDetails',
    number: 'OriginalInvoiceNumber',
    issueDate: 'OriginalInvoiceDate',
  },
  notes: 'InvoiceDetails/InvoiceFreeText',
  payeeAccount: {
    account: [`${ACCOUNT}/SellerAccountID`, `${EPI}/EpiBeneficiaryPartyDetails/EpiAccountID`],
    bic: [`${ACCOUNT}/SellerBic`, `${EPI}/EpiBfiPartyDetails/EpiBfiIdentifier`],
    bankName: `${ACCOUNT}/SellerAccountName`,
    reference: `${INSTRUCTION}/EpiRemittanceInfoIdentifier`,
  },
  lines: {
    each: 'InvoiceRow',
    position: 'RowPositionIdentifier',
    code: 'ArticleIdentifier',
    buyerCode: 'BuyerArticleIdentifier',
    globalCode: 'EanCode',
    description: 'ArticleName',
    note: 'RowFreeText',
    quantity: ['InvoicedQuantity', 'DeliveredQuantity', 'OrderedQuantity'],
    unit: [
      'InvoicedQuantity@QuantityUnitCode',
      'DeliveredQuantity@QuantityUnitCode',
      'OrderedQuantity@QuantityUnitCode',
    ],
    price: ['UnitPriceNetAmount', 'UnitPriceAmount'],
    perQuantity: 'UnitPriceBaseQuantity',
    discount: 'RowDiscountPercent',
    rate: 'RowVatRatePercent',
    net: 'RowVatExcludedAmount',
    gross: 'RowAmount',
    periodStart: 'RowDeliveryDate',
  },
  prepare: withDecimalPoints,
};

/** A number with a decimal comma, alone in its element. */
const WITH_COMMA = /^[+-]?\d{1,15},\d{1,8}$/;

function withDecimalPoints(element: XmlElement): XmlElement {
  return {
    ...element,
    text: WITH_COMMA.test(element.text) ? element.text.replace(',', '.') : element.text,
    children: element.children.map(withDecimalPoints),
  };
}
