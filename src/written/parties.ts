import { defined } from '../base/index.ts';
import type { Delivery, Party } from '../invoice/index.ts';

/** BG-4, BG-7. */
export interface StandardParty extends StandardAddress {
  name?: string;
  /** BT-31, BT-48: a number of value added tax. */
  vatId?: string;
  /** BT-32: another number of a tax office. */
  taxNumber?: string;
  /** BT-30, BT-47. */
  registration?: string;
  contactName?: string;
  phone?: string;
  email?: string;
  /** BT-34, BT-49. */
  electronic?: { scheme: string; value: string };
}

export interface StandardAddress {
  street?: string;
  addition?: string;
  city?: string;
  postalCode?: string;
  region?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
}

/** A number of value added tax begins with its country. */
const VAT_ID = /^(?:[A-Z]{2})[A-Z0-9+*]{2,13}$/;

/** Schemes of tax numbers that are none of value added tax. */
const OTHER_NUMBERS = new Set(['tax_number', 'steuernummer']);

export function toParty(party: Party): StandardParty {
  const { name, contactName, phone, email, electronicAddress } = party;
  const tax = party.taxId?.value.replace(/[\s.-]/g, '').toUpperCase();
  const isVat = tax !== undefined && VAT_ID.test(tax);
  const other = party.ids?.find(({ scheme }) => OTHER_NUMBERS.has(scheme));
  const registration = party.ids?.find(({ scheme }) => scheme === 'registration');
  return defined({
    ...toAddress(party),
    country: toAddress(party).country ?? countryOf(party, isVat ? tax : undefined),
    name: name?.value,
    vatId: isVat ? tax : undefined,
    taxNumber: isVat ? other?.value : party.taxId?.value,
    registration: registration?.value,
    contactName: contactName?.value,
    phone: phone?.value,
    email: email?.value,
    electronic: electronicAddress
      ? { scheme: electronicAddress.scheme, value: electronicAddress.value }
      : email && { scheme: 'EM', value: email.value },
  });
}

/** Parts where they are known; else the whole as its first line. */
export function toAddress({ address, addressParts }: Party | Delivery): StandardAddress {
  if (!addressParts) return defined({ street: address?.value });
  const { street, addition, city, postalCode, region, country } = addressParts;
  return defined({
    street: street?.value,
    addition: addition?.value,
    city: city?.value,
    postalCode: postalCode?.value,
    region: region?.value,
    country: country?.value,
  });
}

/** The country whose office gave the party a number. Greece has a code of its own there. */
function countryOf({ ids = [] }: Party, vatId: string | undefined): string | undefined {
  const stated = ids.find(({ country }) => country)?.country;
  const country = stated ?? vatId?.slice(0, 2);
  return country === 'EL' ? 'GR' : country;
}
