import { defined } from '../../base/index.ts';
import type { AddressParts, Delivery, Party } from '../../invoice/index.ts';
import { parseId, parseText } from './fields.ts';
import type { RawDelivery, RawParty, RawPlace } from './raw-invoice.ts';

/** Countries that write the postal code last, after the region: `Springfield, IL 62704`, `Leeds, LS1 4AP`. Source: UPU, addressing formats. */
const CODE_LAST = new Set(['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'SG', 'US', 'ZA']);

function townOf({ postalCode, city, region, country }: RawPlace): string[] {
  const otherRegion = region && region !== city ? region : undefined;
  const parts = CODE_LAST.has(country ?? '')
    ? [city, [otherRegion, postalCode].filter(Boolean).join(' ')]
    : [[postalCode, city].filter(Boolean).join(' '), otherRegion];
  return parts.filter((part) => part !== undefined);
}

/** Name and address, the parts of the address in the order of letters. */
const assemblePlace = (raw: RawPlace, country: string | undefined) =>
  defined({
    name: parseText(raw.name),
    address: parseText([...(raw.lines ?? []), ...townOf(raw), country].filter(Boolean).join(', ')),
    addressParts: assembleParts(raw),
  });

function assembleParts({
  lines = [],
  city,
  postalCode,
  region,
  country,
}: RawPlace): AddressParts | undefined {
  const [street, ...additions] = lines.filter(Boolean);
  const parts = defined({
    street: parseText(street),
    addition: parseText(additions.join(', ')),
    city: parseText(city),
    postalCode: parseText(postalCode),
    region: parseText(region),
    country: country && /^[A-Z]{2}$/.test(country) ? parseText(country) : undefined,
  });
  return Object.keys(parts).length > 0 ? parts : undefined;
}

/** @param country its country's name, where the address is to end with it */
export function assembleParty(raw: RawParty, country: string | undefined): Party {
  return {
    ...assemblePlace(raw, country),
    ...defined({
      contactName: parseText(raw.contactName),
      electronicAddress: parseId(raw.electronicScheme ?? 'number', raw.electronicAddress)[0],
      email: parseText(raw.email),
      phone: parseText(raw.phone),
      taxId: parseText(raw.taxId),
      ids: raw.ids?.length ? raw.ids : undefined,
    }),
  };
}

/** @param country its country's name, where the address is to end with it; by itself it is no address */
export function assembleDelivery(raw: RawDelivery, country: string | undefined): Delivery | undefined {
  const hasAddress = raw.lines?.some(Boolean) || raw.postalCode || raw.city || raw.region;
  const place = assemblePlace(
    hasAddress ? raw : { ...raw, country: undefined },
    hasAddress ? country : undefined,
  );
  const found = {
    ...place,
    ...defined({ locationId: parseText(raw.locationId) }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}
