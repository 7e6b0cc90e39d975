import type { Context, Features } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Phone } from '../values/index.ts';
import { contactFeatures, nearnessFeatures } from './contacts.ts';
import type { DecidedParties } from './decided.ts';
import { emailPlaces } from './emails.ts';
import type { Headings } from './headings.ts';
import { postalIn } from './postal.ts';
import type { Run } from './runs.ts';

export interface PhoneCandidate {
  place: Located<Phone>;
  value: string;
  features: Features;
}

/** A postal code is at least this plausible where it is taken for one and not for a telephone number. */
const PLAUSIBLE_CODE = 0.5;
/** A label this strong names a telephone number. */
const LABELLED = 0.5;
/** A number stands in a block with an address when it is within these of it, down and across, in line heights. */
const BESIDE = { down: 1.8, across: 6 };
/** It counts for this beside one, and for 1 in a line with it. */
const IN_BLOCK = 0.5;
/** A number with fewer digits is short. */
const SHORT = 9;

const overlaps = (a: Located<unknown>, b: Located<unknown>) =>
  a.segment === b.segment && a.start < b.end && b.start < a.end;

/** Telephone numbers that are nothing else, with the evidence that does not depend on who the parties are. */
export function phoneCandidates(
  context: Context,
  runs: readonly Run[],
  headings: Headings,
): PhoneCandidate[] {
  const { reading } = context;
  // A postal code with its extension looks like a short telephone number.
  const codes = reading.postalCodes.filter(
    ({ segment, value }) => value.plausibility > PLAUSIBLE_CODE && postalIn(segment.text),
  );
  const others = [...reading.ibans, ...reading.dates, ...reading.emails, ...codes];
  const places = reading.phones.filter(
    (phone) =>
      !others.some((other) => overlaps(other, phone)) &&
      !runs.some(({ lines }) => lines.some((line) => overlaps(line, phone))),
  );
  const emails = emailPlaces(reading);
  return places.map((place) => {
    const common = contactFeatures(context, place, places, headings);
    return {
      place,
      value: place.text,
      features: { ...common, ...companyFeatures(place, common, emails, reading), ...shapeFeatures(place) },
    };
  });
}

/** What stands around a number. */
function companyFeatures(
  place: Located<Phone>,
  common: Features,
  emails: readonly Located<unknown>[],
  reading: Reading,
): Features {
  const { unit } = reading.layout.pageOf(place.segment);
  const inLine = emails.some(({ segment }) => segment === place.segment);
  const inBlock = [...emails, ...reading.urls].some(
    ({ page, box }) =>
      page === place.page &&
      Math.abs(box.y0 - place.box.y0) < BESIDE.down * unit &&
      Math.min(Math.abs(box.x0 - place.box.x0), Math.abs(box.x1 - place.box.x1)) < BESIDE.across * unit,
  );
  const labelled = Math.max(common['left.phone'] ?? 0, common['above.phone'] ?? 0) > LABELLED;
  const line = reading.layout.lineOf(place.segment).segments;
  // A number in a row of the table; a footer beside the totals says what it is.
  const inRow = reading.amounts.some(({ value, segment }) => value.fraction === 2 && line.includes(segment));
  return {
    sentence: inLine ? 0 : common.sentence!,
    besideEmail: inLine ? 1 : inBlock ? IN_BLOCK : 0,
    row: !labelled && inRow ? 1 : 0,
  };
}

/** How a number is printed. */
const shapeFeatures = ({ text, value, start, end, segment }: Located<Phone>): Features => ({
  // The direct lines of a company differ in the digits after the last hyphen.
  switchboard: /\d[\s/]*-\s*0$/.test(text) ? 1 : 0,
  plus: value.digits.startsWith('+') ? 1 : 0,
  valid: value.valid ? 1 : 0,
  invalid: value.valid === false ? 1 : 0,
  short: value.digits.length < SHORT ? 1 : 0,
  grouped: /[ \-./)]/.test(text.trim()) ? 1 : 0,
  bare: /^\d+$/.test(text) ? 1 : 0,
  alone: start === 0 && end === segment.text.length ? 1 : 0,
});

/** With what a number has to do with the parties. */
export const phoneFeatures = (
  { place, features }: PhoneCandidate,
  parties: DecidedParties,
  reading: Reading,
): Features => ({ ...features, ...nearnessFeatures(place, parties, reading) });
