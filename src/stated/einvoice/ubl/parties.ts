import type { PartyId } from '../../../invoice/index.ts';
import { parseId } from '../fields.ts';
import type { RawDelivery, RawParty, RawPlace, Text } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';

export function readParty(party: XmlElement | undefined): RawParty {
  const endpoint = findFirst(party, 'EndpointID');
  return {
    // BT-27 is the registered name; PartyName is BT-28, what the seller trades as.
    name: findText(party, 'PartyLegalEntity/RegistrationName', 'PartyName/Name') ?? personOf(party),
    ...readAddress(findFirst(party, 'PostalAddress')),
    email:
      findText(party, 'Contact/ElectronicMail') ??
      (endpoint?.attributes.schemeID === 'EM' ? endpoint.text : undefined),
    contactName: findText(party, 'Contact/Name'),
    electronicAddress: endpoint?.text,
    electronicScheme: endpoint?.attributes.schemeID,
    phone: findText(party, 'Contact/Telephone'),
    taxId: readTaxId(party),
    ids: readIds(party),
  };
}

/** Somebody who trades in their own name, as Turkish invoices have it. */
const personOf = (party: XmlElement | undefined): Text =>
  ['FirstName', 'MiddleName', 'FamilyName']
    .flatMap((part) => findText(party, `Person/${part}`) ?? [])
    .join(' ') || undefined;

/** BG-13. Deliveries to several places belong to the lines: then the invoice has none of its own. */
export function readDelivery(root: XmlElement): RawDelivery | undefined {
  const places = findAll(root, 'Delivery').map((delivery) => {
    const location = findFirst(delivery, 'DeliveryLocation');
    return {
      ...readAddress(findFirst(location, 'Address')),
      name: findText(
        delivery,
        'DeliveryParty/PartyName/Name',
        'DeliveryParty/PartyLegalEntity/RegistrationName',
        'DeliveryLocation/Name',
      ),
      locationId: findText(location, 'ID'),
    };
  });
  const distinct = new Set(places.map((place) => JSON.stringify(place)));
  return distinct.size === 1 ? places[0] : undefined;
}

function readAddress(address: XmlElement | undefined): Omit<RawPlace, 'name'> {
  const street = [findText(address, 'StreetName'), findText(address, 'BuildingNumber')]
    .filter(Boolean)
    .join(' ');
  return {
    lines: [street, findText(address, 'AdditionalStreetName'), findText(address, 'AddressLine/Line')],
    postalCode: findText(address, 'PostalZone'),
    city: findText(address, 'CityName'),
    region: findText(address, 'CountrySubentity'),
    country: findText(address, 'Country/IdentificationCode'),
  };
}

/** Value added tax, called GST outside Europe. */
const isVat = (scheme: XmlElement): boolean => /^(VAT|GST)$/i.test(findText(scheme, 'TaxScheme/ID') ?? '');

/** BT-31 before BT-32: the VAT id before other tax numbers. */
function readTaxId(party: XmlElement | undefined): Text {
  const schemes = findAll(party, 'PartyTaxScheme').filter((scheme) => findText(scheme, 'CompanyID'));
  return findText(schemes.find(isVat) ?? schemes[0], 'CompanyID') ?? turkishTaxId(party);
}

/** In Turkey tax numbers of companies (VKN) and people (TCKN) identify the party. */
const turkishTaxId = (party: XmlElement | undefined): Text =>
  findAll(party, 'PartyIdentification/ID').find(({ attributes }) =>
    /^(VKN|TCKN)$/.test(attributes.schemeID ?? ''),
  )?.text;

const readIds = (party: XmlElement | undefined): PartyId[] => [
  ...findAll(party, 'PartyTaxScheme').flatMap((scheme) =>
    parseId(isVat(scheme) ? 'vat' : 'tax_number', findText(scheme, 'CompanyID')),
  ),
  ...parseId('tax_number', turkishTaxId(party)),
  ...parseId('registration', findText(party, 'PartyLegalEntity/CompanyID')),
];
