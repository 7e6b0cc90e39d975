import type { PartyId } from '../../../invoice/index.ts';
import { idOf } from '../fields.ts';
import type { RawDelivery, RawParty, RawPlace, Text } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';

export function partyIn(party: XmlElement | undefined): RawParty {
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
    ids: idsIn(party),
  };
}

/** BG-13. Deliveries to several places belong to the lines: then the invoice has none of its own. */
export function deliveryIn(root: XmlElement): RawDelivery | undefined {
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

/** Value added tax, called GST outside Europe. */
const isVat = (scheme: XmlElement): boolean => /^(VAT|GST)$/i.test(textOf(scheme, 'TaxScheme/ID') ?? '');

/** BT-31 before BT-32: the VAT id before other tax numbers. */
function taxIdIn(party: XmlElement | undefined): Text {
  const schemes = all(party, 'PartyTaxScheme').filter((scheme) => textOf(scheme, 'CompanyID'));
  return textOf(schemes.find(isVat) ?? schemes[0], 'CompanyID');
}

const idsIn = (party: XmlElement | undefined): PartyId[] => [
  ...all(party, 'PartyTaxScheme').flatMap((scheme) =>
    idOf(isVat(scheme) ? 'vat' : 'tax_number', textOf(scheme, 'CompanyID')),
  ),
  ...idOf('registration', textOf(party, 'PartyLegalEntity/CompanyID')),
];
