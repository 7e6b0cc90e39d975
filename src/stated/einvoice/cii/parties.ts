import type { PartyId } from '../../../invoice/index.ts';
import { idOf } from '../fields.ts';
import type { RawDelivery, RawParty, RawPlace, Text } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';

export function partyIn(party: XmlElement | undefined): RawParty {
  const contact = first(party, 'DefinedTradeContact');
  const electronic = all(party, 'URIUniversalCommunication/URIID');
  return {
    ...placeIn(party),
    email:
      textOf(
        contact,
        'EmailURIUniversalCommunication/URIID',
        'EmailURIUniversalCommunication/CompleteNumber',
      ) ?? electronic.find(({ attributes }) => attributes.schemeID === 'EM')?.text,
    phone: textOf(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
    taxId: taxIdIn(party),
    ids: idsIn(party),
  };
}

/** BG-13. */
export function deliveryIn(delivery: XmlElement | undefined): RawDelivery {
  const party = first(delivery, 'ShipToTradeParty');
  return { ...placeIn(party), locationId: textOf(party, 'GlobalID', 'ID') };
}

/** Name and address of any trade party. */
function placeIn(party: XmlElement | undefined): RawPlace {
  const address = first(party, 'PostalTradeAddress');
  return {
    name: textOf(party, 'Name'),
    lines: ['LineOne', 'LineTwo', 'LineThree'].map((line) => textOf(address, line)),
    postalCode: textOf(address, 'PostcodeCode'),
    city: textOf(address, 'CityName'),
    region: textOf(address, 'CountrySubDivisionName'),
    country: textOf(address, 'CountryID'),
  };
}

/** BT-31 before BT-32: the VAT id (VA) before the tax office's number (FC). */
function taxIdIn(party: XmlElement | undefined): Text {
  const ids = all(party, 'SpecifiedTaxRegistration/ID').filter(({ text }) => text !== '');
  const of = (scheme: string) => ids.find(({ attributes }) => attributes.schemeID === scheme)?.text;
  return of('VA') ?? of('VAT') ?? of('FC') ?? ids.find(({ attributes }) => !attributes.schemeID)?.text;
}

const idsIn = (party: XmlElement | undefined): PartyId[] => [
  ...all(party, 'SpecifiedTaxRegistration/ID').flatMap(({ text, attributes }) =>
    idOf(/^VAT?$/.test(attributes.schemeID ?? '') ? 'vat' : 'tax_number', text),
  ),
  ...idOf('registration', textOf(party, 'SpecifiedLegalOrganization/ID')),
];
