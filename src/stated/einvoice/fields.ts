import { defined } from '../../base/index.ts';
import type { Field, IsoDate, PartyId, Period } from '../../invoice/index.ts';
import type { Text } from './raw-invoice.ts';

/** A value that the XML states. */
export const makeField = <Value>(value: Value, text: string): Field<Value> => ({
  value,
  text,
  confidence: 1,
  source: 'xml',
});

export const parseText = (text: Text): Field<string> | undefined =>
  text ? makeField(text, text) : undefined;

/** XML Schema's decimal; anything else is no amount. */
export function parseNumber(text: Text): Field<number> | undefined {
  if (text === undefined || !/^[+-]?(\d{1,15}(\.\d*)?|\.\d+)$/.test(text)) return undefined;
  return makeField(Number(text), text);
}

/** ISO 8601, with or without hyphens, time and zone: `2026-02-27`, `20260227`, `2026-02-27+01:00`, `202602271530`. */
export function parseDate(text: Text): Field<IsoDate> | undefined {
  const parts = /^(\d{4})(-?)(\d\d)\2(\d\d)(?:\d{4}(?:\d\d)?|[T+\-Z].*)?$/.exec(text ?? '');
  if (!parts || !text) return undefined;
  const iso = `${parts[1]}-${parts[3]}-${parts[4]}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists ? makeField(iso, text) : undefined;
}

/** Days from and to, or one of them. */
export function parsePeriod(from: Text, to: Text): Period | undefined {
  const [start, end] = [parseDate(from), parseDate(to)];
  return start || end ? defined({ start, end }) : undefined;
}

/** ISO 4217 by its shape. */
export function parseCurrency(text: Text): Field<string> | undefined {
  return text && /^[A-Za-z]{3}$/.test(text) ? makeField(text.toUpperCase(), text) : undefined;
}

/** A registration of a party, as a list of one or none. */
export const parseId = (scheme: string, text: Text): PartyId[] =>
  text ? [{ ...makeField(text, text), scheme }] : [];
