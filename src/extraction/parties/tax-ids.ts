import { type Located, locate } from '../located.ts';
import type { Features } from '../model.ts';
import type { Reading } from '../reading.ts';
import type { TaxId } from '../values/index.ts';

export interface TaxIdCandidate {
  place: Located<TaxId>;
  value: string;
  features: Features;
}

/** A word of letters and digits that no scheme knows, as long as a tax id: only a label or its block can make it one. */
const UNKNOWN = /^[A-Za-z0-9][A-Za-z0-9.\-/]{5,17}$/;

/** Tax ids by scheme, and words that stand where one is due. */
export function taxIdCandidates(
  reading: Reading,
  features: (place: Located<unknown>, all: readonly Located<unknown>[]) => Features,
): TaxIdCandidate[] {
  const money = reading.amounts.filter(({ value }) => value.currency || value.symbol || value.fraction === 2);
  const free = (place: Located<unknown>) =>
    ![...reading.ibans, ...reading.emails, ...reading.dates, ...money].some(
      (other) => other.segment === place.segment && other.start < place.end && place.start < other.end,
    );
  const places = reading.taxIds.filter(free);
  const words = reading.references
    .filter(
      (ref) =>
        free(ref) &&
        UNKNOWN.test(ref.text) &&
        ref.value.digits >= 2 &&
        !places.some((p) => p.segment === ref.segment && p.start < ref.end && ref.start < p.end),
    )
    .map((ref) =>
      locate<TaxId>(ref.segment, {
        ...ref,
        value: { scheme: 'unknown', compact: ref.value.compact, bare: /^\d+$/.test(ref.value.compact) },
      }),
    );
  const all = [...places, ...words];
  return all.map((place) => {
    const { scheme, valid, bare, country } = place.value;
    const phone = reading.phones.some(
      (p) => p.segment === place.segment && p.start <= place.start && place.end <= p.end,
    );
    return {
      place,
      value: place.text,
      features: {
        ...features(place, all),
        known: scheme !== 'number' && scheme !== 'unknown' ? 1 : 0,
        vat: scheme === 'vat' ? 1 : 0,
        unknown: scheme === 'unknown' ? 1 : 0,
        valid: valid === true ? 1 : 0,
        invalid: valid === false ? 1 : 0,
        wordy: scheme === 'vat' && (place.value.compact.match(/[A-Z]/g)?.length ?? 0) > 5 ? 1 : 0,
        bare: bare ? 1 : 0,
        mixed: scheme === 'unknown' && !bare ? 1 : 0,
        country: country ? 1 : 0,
        phoneLike: phone ? 1 : 0,
        alone: place.start === 0 && place.end === place.segment.text.length ? 1 : 0,
        short: place.value.compact.length < 7 ? 1 : 0,
      },
    };
  });
}
