import { all, first, textOf } from './elements.ts';
import {
  currencyField,
  dateField,
  numberField,
  onlyRate,
  present,
  type RawDelivery,
  type RawParty,
  type RawPlace,
  textField,
} from './fields.ts';
import { ublLines } from './lines.ts';
import { ublFacts } from './more-facts.ts';
import type { XmlElement } from './parse-xml.ts';
import { assemble, type ElectronicInvoice } from './types.ts';

/** OASIS UBL 2 Invoice and CreditNote: Peppol BIS Billing 3, XRechnung and their national kin. BT- numbers are those of EN 16931. */
export function readUbl(root: XmlElement): ElectronicInvoice {
  const currency = currencyField(textOf(root, 'DocumentCurrencyCode'));
  const totals = first(root, 'LegalMonetaryTotal');
  const taxTotal = taxTotalIn(root, currency?.value);
  const typeCode =
    textOf(root, 'InvoiceTypeCode', 'CreditNoteTypeCode') ?? (root.name === 'CreditNote' ? '381' : undefined);
  return assemble({
    typeCode,
    seller: partyIn(first(root, 'AccountingSupplierParty/Party')),
    buyer: partyIn(first(root, 'AccountingCustomerParty/Party')),
    delivery: deliveryIn(root),
    debtorAccount: textOf(root, 'PaymentMeans/PaymentMandate/PayerFinancialAccount/ID'),
    fields: present({
      invoiceNumber: textField(textOf(root, 'ID')),
      issueDate: dateField(textOf(root, 'IssueDate')),
      dueDate: dateField(
        textOf(root, 'DueDate', 'PaymentMeans/PaymentDueDate', 'PaymentTerms/PaymentDueDate'),
      ),
      currency,
      vatRate: onlyRate(
        all(taxTotal, 'TaxSubtotal').map((part) => ({
          rate: textOf(part, 'TaxCategory/Percent', 'Percent'),
          basis: textOf(part, 'TaxableAmount'),
        })),
      ),
    }),
    hasRates: first(taxTotal, 'TaxSubtotal') !== undefined,
    totals: present({
      net: numberField(textOf(totals, 'TaxExclusiveAmount')),
      tax: numberField(textOf(taxTotal, 'TaxAmount')),
      gross: numberField(textOf(totals, 'TaxInclusiveAmount')),
    }),
    payeeAccount: accountIn(root),
    lines: ublLines(root),
    more: ublFacts(typeCode, root, taxTotal),
  });
}

/** BT-110, not BT-111: a second total may be in the seller's accounting currency. */
function taxTotalIn(root: XmlElement, currency: string | undefined): XmlElement | undefined {
  const totals = all(root, 'TaxTotal');
  const currencyOf = (total: XmlElement) => first(total, 'TaxAmount')?.attributes.currencyID;
  return totals.find((total) => currencyOf(total) === currency) ?? totals.find((total) => !currencyOf(total));
}

/** The first means of payment that has an account. */
function accountIn(root: XmlElement) {
  const means = all(root, 'PaymentMeans').find((one) => textOf(one, 'PayeeFinancialAccount/ID'));
  const branch = first(means, 'PayeeFinancialAccount/FinancialInstitutionBranch');
  return present({
    account: textField(textOf(means, 'PayeeFinancialAccount/ID')),
    bic: bicField(textOf(branch, 'ID', 'FinancialInstitution/ID')),
    bankName: textField(textOf(branch, 'FinancialInstitution/Name', 'Name')),
    // BT-85, BT-83.
    holder: textField(textOf(means, 'PayeeFinancialAccount/Name')),
    reference: textField(textOf(root, 'PaymentMeans/PaymentID')),
  });
}

/** The branch may be named by a BIC or by a national bank code: only the former is one. */
const bicField = (text: string | undefined) =>
  text && /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/i.test(text) ? textField(text) : undefined;

function addressIn(address: XmlElement | undefined): Omit<RawPlace, 'name'> {
  const street = [textOf(address, 'StreetName'), textOf(address, 'BuildingNumber')].filter(Boolean).join(' ');
  return {
    lines: [street, textOf(address, 'AdditionalStreetName'), textOf(address, 'AddressLine/Line')],
    postalCode: textOf(address, 'PostalZone'),
    city: textOf(address, 'CityName'),
    region: textOf(address, 'CountrySubentity'),
    country: textOf(address, 'Country/IdentificationCode'),
  };
}

/** BG-13. Deliveries to several places are those of lines, and none is the invoice's. */
function deliveryIn(root: XmlElement): RawDelivery | undefined {
  const places = all(root, 'Delivery').map((delivery) => {
    const location = first(delivery, 'DeliveryLocation');
    return {
      ...addressIn(first(location, 'Address')),
      name: textOf(
        delivery,
        'DeliveryParty/PartyName/Name',
        'DeliveryParty/PartyLegalEntity/RegistrationName',
        'DeliveryLocation/Name',
      ),
      locationId: textOf(location, 'ID'),
    };
  });
  const distinct = new Set(places.map((place) => JSON.stringify(place)));
  return distinct.size === 1 ? places[0] : undefined;
}

function partyIn(party: XmlElement | undefined): RawParty {
  const endpoint = first(party, 'EndpointID');
  return {
    // BT-27 is the registered name; PartyName is BT-28, what the seller trades as.
    name: textOf(party, 'PartyLegalEntity/RegistrationName', 'PartyName/Name'),
    ...addressIn(first(party, 'PostalAddress')),
    email:
      textOf(party, 'Contact/ElectronicMail') ??
      (endpoint?.attributes.schemeID === 'EM' ? endpoint.text : undefined),
    phone: textOf(party, 'Contact/Telephone'),
    taxId: taxIdIn(party),
  };
}

/** BT-31 before BT-32: the id of the value added tax (GST outside Europe) before other tax numbers. */
function taxIdIn(party: XmlElement | undefined): string | undefined {
  const schemes = all(party, 'PartyTaxScheme').filter((scheme) => textOf(scheme, 'CompanyID'));
  const vat = schemes.find((scheme) => /^(VAT|GST)$/i.test(textOf(scheme, 'TaxScheme/ID') ?? ''));
  return textOf(vat ?? schemes[0], 'CompanyID');
}
