import type { Field } from '../../invoice/index.ts';
import type { Segment } from '../../layout/index.ts';
import type { Labelling } from '../evidence/index.ts';
import {
  type Features,
  labelFeatures,
  probability,
  score,
  THRESHOLDS,
  WEIGHTS,
  type Weights,
} from '../evidence/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { type Located, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';

/** Numbers that a document goes by besides its own, each by the labels that name it. */
const OTHERS = {
  orderNumber: 'order_number',
  customerNumber: 'customer_number',
  contractNumber: 'contract_number',
  deliveryNoteNumber: 'delivery_number',
} as const satisfies Record<string, LabelRole>;

type Name = 'invoiceNumber' | keyof typeof OTHERS;
export type DocumentNumbers = { [Key in Name]?: Field<string> };

/** Labels that make a number something else. */
const FOREIGN: readonly LabelRole[] = [
  'invoice_number',
  'order_number',
  'customer_number',
  'contract_number',
  'delivery_number',
  'page_number',
  'tax_id',
  'registration_id',
  'phone',
  'fax',
  'mobile',
  'iban',
  'bic',
  'account_number',
  'routing_number',
  'sort_code',
  'payment_reference',
  'item_number',
  'quantity',
  'issue_date',
  'due_date',
  'payment_terms',
];

const PLACE: Weights = { row: -2, low: -1, sentence: -1, digits: 0.5 };
/** "No." by itself is as often that of a house. */
const BARE_SIGN = /^(?:n[ro]?|num(?:ber|mer|ero)?|n[°º]|#)[.:]?$/i;

/** The label decides; every other label speaks against. */
function weightsOf(role: LabelRole): Weights {
  const against = Object.fromEntries(
    FOREIGN.filter((other) => other !== role).flatMap((other) => [
      [`left.${other}`, -3],
      [`above.${other}`, -2],
    ]),
  );
  const own = { [`left.${role}`]: 5.5, [`above.${role}`]: 4.6 };
  return {
    bias: -3,
    short: -1.5,
    money: -3,
    row: -2,
    low: -1,
    sentence: -1,
    digits: 0.4,
    ...against,
    ...own,
  };
}

const TABLE: Record<Name, { weights: Weights; threshold: number }> = {
  invoiceNumber: {
    weights: { ...WEIGHTS.invoiceNumber, ...PLACE, 'left.document_title': 3.2 },
    threshold: THRESHOLDS.invoiceNumber,
  },
  ...(Object.fromEntries(
    Object.entries(OTHERS).map(([name, role]) => [name, { weights: weightsOf(role), threshold: 0.4 }]),
  ) as Record<keyof typeof OTHERS, { weights: Weights; threshold: number }>),
};

interface Claim {
  name: Name;
  place: Located<unknown>;
  logOdds: number;
}

/** The numbers of the invoice, the order, the customer and so on; one printed number is one of them only. */
export function findNumbers(reading: Reading, labelling: Labelling): DocumentNumbers {
  const claims: Claim[] = candidates(reading, labelling)
    .flatMap(({ place, features }) =>
      (Object.keys(TABLE) as Name[]).map((name) => ({
        name,
        place,
        logOdds: score(TABLE[name].weights, features),
      })),
    )
    .filter(({ name, logOdds }) => logOdds > TABLE[name].threshold)
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

function candidates(
  reading: Reading,
  labelling: Labelling,
): { place: Located<unknown>; features: Features }[] {
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
