import type { Delivery, Field, IsoDate, Party } from '../../invoice/index.ts';

/** A value that stands in the XML as such. */
export const exact = <Value>(value: Value, text: string): Field<Value> => ({
  value,
  text,
  confidence: 1,
  source: 'xml',
});

export const textField = (text: string | undefined): Field<string> | undefined =>
  text ? exact(text, text) : undefined;

/** XML Schema's decimal; anything else is no amount. */
export function numberField(text: string | undefined): Field<number> | undefined {
  if (text === undefined || !/^[+-]?(\d{1,15}(\.\d*)?|\.\d+)$/.test(text)) return undefined;
  return exact(Number(text), text);
}

/** ISO 8601, with or without hyphens, time and zone: `2026-02-27`, `20260227`, `2026-02-27+01:00`, `202602271530`. */
export function dateField(text: string | undefined): Field<IsoDate> | undefined {
  const parts = /^(\d{4})(-?)(\d\d)\2(\d\d)(?:\d{4}(?:\d\d)?|[T+\-Z].*)?$/.exec(text ?? '');
  if (!parts || !text) return undefined;
  const iso = `${parts[1]}-${parts[3]}-${parts[4]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return real ? exact(iso, text) : undefined;
}

/** ISO 4217 by its shape. */
export function currencyField(text: string | undefined): Field<string> | undefined {
  return text && /^[A-Za-z]{3}$/.test(text) ? exact(text.toUpperCase(), text) : undefined;
}

/** Drops what is absent: absent fields are absent keys. */
export function present<Fields extends object>(
  fields: Fields,
): {
  [Key in keyof Fields]?: NonNullable<Fields[Key]>;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<Fields>
  >;
}

/** The one rate of the whole invoice; none where there are several, or a part without one. */
export function onlyRate(
  rates: readonly { rate: string | undefined; basis: string | undefined }[],
): Field<number> | undefined {
  // A breakdown of nothing says nothing: some programs list every rate that they know.
  const used = rates.filter(({ basis }) => basis === undefined || Number(basis) !== 0);
  const fields = (used.length > 0 ? used : rates).map(({ rate }) => numberField(rate));
  const [only, ...others] = fields;
  return only && others.every((field) => field?.value === only.value) ? only : undefined;
}

/** Who is where, as the XML has it, its country apart: whether it is written depends on the other party's. */
export interface RawPlace {
  name: string | undefined;
  /** Street and what goes with it, in order. */
  lines: readonly (string | undefined)[];
  postalCode: string | undefined;
  city: string | undefined;
  region: string | undefined;
  /** ISO 3166-1 alpha-2. */
  country: string | undefined;
}

export interface RawDelivery extends RawPlace {
  locationId: string | undefined;
}

export interface RawParty extends RawPlace {
  email: string | undefined;
  phone: string | undefined;
  taxId: string | undefined;
}

/** Countries that write the postal code last, after the region: `Springfield, IL 62704`, `Leeds, LS1 4AP`. Source: UPU, addressing formats. */
const CODE_LAST = new Set(['AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'SG', 'US', 'ZA']);

function townOf({ postalCode, city, region, country }: RawPlace): string[] {
  const beyond = region && region !== city ? region : undefined;
  const parts = CODE_LAST.has(country ?? '')
    ? [city, [beyond, postalCode].filter(Boolean).join(' ')]
    : [[postalCode, city].filter(Boolean).join(' '), beyond];
  return parts.filter((part) => part !== undefined);
}

/** An address in the order of letters, with the country's name where it is not the other party's. */
export const placeOf = (raw: RawPlace, abroad: string | undefined) =>
  present({
    name: textField(raw.name),
    address: textField([...raw.lines, ...townOf(raw), abroad].filter(Boolean).join(', ')),
  });

export function partyOf(raw: RawParty, abroad: string | undefined): Party {
  return {
    ...placeOf(raw, abroad),
    ...present({
      email: textField(raw.email),
      phone: textField(raw.phone),
      taxId: textField(raw.taxId),
    }),
  };
}

/** An address of nothing but the country's name is none. */
export function deliveryOf(raw: RawDelivery, abroad: string | undefined): Delivery | undefined {
  const known = raw.lines.some(Boolean) || raw.postalCode || raw.city || raw.region;
  const found = {
    ...placeOf(raw, known ? abroad : undefined),
    ...present({ locationId: textField(raw.locationId) }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}
