import type { Field } from '../../invoice/index.ts';
import type { Segment } from '../../layout/index.ts';
import type { Context } from '../evidence/index.ts';
import { type Features, labelFeatures, probability, score, type WeighedField } from '../evidence/index.ts';
import { type Located, readField } from '../places/index.ts';

/** Numbers that a document goes by. */
const NAMES = [
  'invoiceNumber',
  'orderNumber',
  'customerNumber',
  'contractNumber',
  'deliveryNoteNumber',
] as const satisfies readonly WeighedField[];

type Name = (typeof NAMES)[number];
export type DocumentNumbers = { [Key in Name]?: Field<string> };

/** "No." by itself is as often that of a house. */
const BARE_SIGN = /^(?:n[ro]?|num(?:ber|mer|ero)?|n[°º]|#)[.:]?$/i;

interface Claim {
  name: Name;
  place: Located<unknown>;
  logOdds: number;
}

/** The numbers of the invoice, the order, the customer and so on; one printed number is one of them only. */
export function findNumbers(context: Context): DocumentNumbers {
  const {
    reading,
    model: { weights, thresholds },
  } = context;
  const claims: Claim[] = candidates(context)
    .flatMap(({ place, features }) =>
      NAMES.map((name) => ({
        name,
        place,
        logOdds: score(weights[name], features),
      })),
    )
    .filter(({ name, logOdds }) => logOdds > thresholds[name])
    .sort((a, b) => b.logOdds - a.logOdds);
  const found: DocumentNumbers = {};
  const taken = new Set<Located<unknown>>();
  for (const { name, place, logOdds } of claims) {
    if (found[name] || taken.has(place)) continue;
    taken.add(place);
    found[name] = readField(place.text, place, probability(logOdds), reading.layout.pageOf(place.segment));
  }
  return found;
}

function candidates(context: Context): { place: Located<unknown>; features: Features }[] {
  const { reading, labelling } = context;
  const { layout } = reading;
  const others = [
    ...reading.dates.filter(({ value }) => !value.compact),
    ...reading.emails,
    ...reading.ibans,
    ...reading.urls,
  ];
  const taken = Map.groupBy<Segment, Located<unknown>>(others, ({ segment }) => segment);
  const free = reading.references.filter(
    (ref) => !taken.get(ref.segment)?.some((other) => other.start < ref.end && ref.start < other.end),
  );
  const money = Map.groupBy(
    reading.amounts.filter(({ value }) => value.fraction === 2),
    ({ segment }) => segment,
  );
  const bareSigns = new Set(reading.labels.filter(({ text }) => BARE_SIGN.test(text.trim())));
  return free.map((place) => {
    const page = layout.pageOf(place.segment);
    const line = layout.lineOf(place.segment).segments;
    return {
      place,
      features: {
        ...labelFeatures(
          labelling
            .evidence(place, free)
            .map((evidence) =>
              bareSigns.has(evidence.label) ? { ...evidence, strength: evidence.strength * 0.35 } : evidence,
            ),
        ),
        short: place.text.length < 3 ? 1 : 0,
        digits: place.value.digits >= 4 ? 1 : 0,
        money: money.get(place.segment)?.some((a) => a.start <= place.start && place.end <= a.end) ? 1 : 0,
        row: line.some((segment) => segment !== place.segment && money.has(segment)) ? 1 : 0,
        sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > 8 ? 1 : 0,
        top: place.box.y0 < 0.4 * page.height ? 1 : 0,
        low: place.box.y0 > 0.6 * page.height ? 1 : 0,
      },
    };
  });
}
