import type { PartyId } from '../../../invoice/index.ts';
import { parseId } from '../fields.ts';
import type { RawDelivery, RawParty, RawPlace, Text } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';

export function readParty(party: XmlElement | undefined): RawParty {
  const contact = findFirst(party, 'DefinedTradeContact');
  const electronic = findAll(party, 'URIUniversalCommunication/URIID');
  return {
    ...readPlace(party),
    email:
      findText(
        contact,
        'EmailURIUniversalCommunication/URIID',
        'EmailURIUniversalCommunication/CompleteNumber',
      ) ?? electronic.find(({ attributes }) => attributes.schemeID === 'EM')?.text,
    contactName: findText(contact, 'PersonName', 'DepartmentName'),
    electronicAddress: electronic[0]?.text,
    electronicScheme: electronic[0]?.attributes.schemeID,
    phone: findText(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
    taxId: readTaxId(party),
    ids: readIds(party),
  };
}

/** BG-13. */
export function readDelivery(delivery: XmlElement | undefined): RawDelivery {
  const party = findFirst(delivery, 'ShipToTradeParty');
  return { ...readPlace(party), locationId: findText(party, 'GlobalID', 'ID') };
}

/** Name and address of any trade party. */
function readPlace(party: XmlElement | undefined): RawPlace {
  const address = findFirst(party, 'PostalTradeAddress');
  return {
    name: findText(party, 'Name'),
    lines: ['LineOne', 'LineTwo', 'LineThree'].map((line) => findText(address, line)),
    postalCode: findText(address, 'PostcodeCode'),
    city: findText(address, 'CityName'),
    region: findText(address, 'CountrySubDivisionName'),
    country: findText(address, 'CountryID'),
  };
}

/** BT-31 before BT-32: the VAT id (VA) before the tax office's number (FC). */
function readTaxId(party: XmlElement | undefined): Text {
  const ids = findAll(party, 'SpecifiedTaxRegistration/ID').filter(({ text }) => text !== '');
  const of = (scheme: string) => ids.find(({ attributes }) => attributes.schemeID === scheme)?.text;
  return of('VA') ?? of('VAT') ?? of('FC') ?? ids.find(({ attributes }) => !attributes.schemeID)?.text;
}

const readIds = (party: XmlElement | undefined): PartyId[] => [
  ...findAll(party, 'SpecifiedTaxRegistration/ID').flatMap(({ text, attributes }) =>
    parseId(/^VAT?$/.test(attributes.schemeID ?? '') ? 'vat' : 'tax_number', text),
  ),
  ...parseId('registration', findText(party, 'SpecifiedLegalOrganization/ID')),
];
