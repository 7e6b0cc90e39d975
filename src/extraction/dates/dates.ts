import type { IsoDate } from '../../invoice/index.ts';
import { anyPhrase, inAllLanguages } from '../../knowledge/index.ts';
import { horizontalOverlap } from '../../layout/index.ts';
import { type Context, type Features, flags, labelFeatures } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { chooseDate, fold, type PrintedDate } from '../values/index.ts';
import { phrasesOf } from './date-patterns.ts';
import { duePhrase } from './due-phrases.ts';

export interface DateCandidate {
  place: Located<PrintedDate>;
  iso: IsoDate;
  features: Features;
}

const TO = `(?:[-–—~〜～]|${phrasesOf(({ dates }) => dates.rangeWords)})`;
const RANGE_AFTER = new RegExp(`^\\s*${TO}\\s*\\d`, 'u');
/** A date, or a day and month, and what leads to the second one: "01.–31.03.2026", "July 1 - July 31". */
const RANGE_BEFORE = new RegExp(
  `(?:\\d{1,2}\\.|\\d{1,2}[./-]\\d{1,2}\\.?|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\p{L}{3,9}\\.?,? \\d{1,4}|\\d{1,2}\\.? \\p{L}{3,9}\\.?)\\s*${TO}\\s*$`,
  'u',
);

/** Candidates beyond this many are the rows of a statement or a timesheet. */
const MAX_CANDIDATES = 80;

export function dateCandidates(context: Context): DateCandidate[] {
  const { reading, labelling } = context;
  const dates = reading.dates.filter(({ value }) => value.readings.length > 0).slice(0, MAX_CANDIDATES);
  const isos = dates.map(({ value }) => chooseDate(value, reading.convention).iso);
  const latest = [...isos].sort().at(-1);
  const inRow = dates.map((place) => hasAmountBeside(place, reading));
  return dates.map((place, i) => {
    const iso = isos[i]!;
    return {
      place,
      iso,
      features: {
        ...labelFeatures(labelling.evidence(place, dates)),
        top: Math.max(0, 1 - (2 * place.box.y0) / reading.layout.pageOf(place.segment).height),
        ...textFeatures(place, reading),
        ...flags({
          first: i === 0,
          second: i === 1,
          only: new Set(isos).size === 1,
          repeated: isos.filter((other) => other === iso).length > 1,
          latest: iso === latest && isos.some((other) => other < iso),
          row: inRow[i]! && dates.some((other, j) => inRow[j] && other !== place && isBelow(other, place)),
        }),
      },
    };
  });
}

/** Letters begin with where and when they were written: "Lübeck, den 12.03.2026". */
const PLACE_BEFORE = new RegExp(
  `^\\s*\\p{Lu}[\\p{L} .’'/-]{2,30},\\s*(?:${anyPhrase(inAllLanguages(({ dates }) => [...(dates.dayArticles ?? []), ...(dates.onDay ?? [])]))}\\s+)?$`,
  'u',
);

/** More words before a date in its line make it part of a sentence. */
const SENTENCE_WORDS = 4;

/** What a date is like, and what its line says around it. */
function textFeatures(place: Located<PrintedDate>, reading: Reading): Features {
  const { segment, start, end, value } = place;
  const before = segment.text.slice(0, start);
  const after = segment.text.slice(end);
  const phrase = duePhrase(place, reading.layout);
  return flags({
    firstPage: place.page === 1,
    payUntil: phrase === 'pay_until',
    debitedOn: phrase === 'debited_on',
    discountUntil: phrase === 'discount_until',
    sentence: (before.match(/\p{L}{2,}/gu)?.length ?? 0) > SENTENCE_WORDS,
    range: RANGE_AFTER.test(fold(after)) || RANGE_BEFORE.test(fold(before)),
    placeBefore: PLACE_BEFORE.test(before) && after.trim() === '',
    alone: start === 0 && end === segment.text.length,
    time: /^\W*\d{1,2}:\d\d/.test(after),
    compact: value.compact,
    shortYear: value.shortYear,
  });
}

function hasAmountBeside(place: Located<unknown>, reading: Reading): boolean {
  const { segments } = reading.layout.lineOf(place.segment);
  return reading.amounts.some(
    ({ segment, value }) => value.fraction === 2 && segment !== place.segment && segments.includes(segment),
  );
}

/** Two dates in one column: the rows of a statement. */
const isBelow = (a: Located<unknown>, b: Located<unknown>) =>
  a.page === b.page && horizontalOverlap(a.box, b.box) > 0.5;
