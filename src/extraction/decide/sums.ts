import type { Field, Totals } from '../../invoice/index.ts';
import {
  type AmountCandidate,
  addUp,
  agreement,
  CENT,
  isDominated,
  type Surroundings,
  sumsTogether,
} from '../amounts/index.ts';
import {
  type Chosen,
  type Context,
  type Decision,
  decideJointly,
  type Option,
  probability,
  type Relation,
  type Variable,
  type Weighing,
  weighOptions,
} from '../evidence/index.ts';
import { derivedField, readField } from '../places/index.ts';

/** A sum: one amount, or several of one role together, such as one tax for each rate. */
export interface Sum {
  value: number;
  parts: readonly AmountCandidate[];
  /** In it only because it makes the sums add up: then it must stand where such a sum stands. */
  closing?: boolean;
}

interface Items {
  gross: Sum;
  net: Sum;
  tax: Sum;
}

export interface DecidedSums {
  totals: Totals;
  /** Percent that the tax is of the net, where the three add up without anything between them. */
  impliedRate?: number;
  /** Net, tax and gross were all found and go together. */
  consistent: boolean;
}

/** How amounts are weighed for any of the three. */
const AMOUNTS: Weighing<AmountCandidate> = {
  features: ({ features }) => features,
  key: ({ value }) => value,
  place: ({ place }) => place,
};

/** A sum that closes the account is looked at down to these log-odds. */
const LEAST_CLOSING = -3;
/** So many of the likeliest sums of the other two roles are closed with. */
const CLOSED_WITH = { gross: 3, other: 4 };
/** A net that is all there is, and no other total, is taken for what is to be paid, as sure as this part of it. */
const ONLY_NET = 0.6;

/** Decides net, tax and gross together. */
export function decideSums(
  context: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): DecidedSums {
  const { model } = context;
  const { decisions } = decideJointly<Items>(
    context,
    variablesOf(context, candidates, surroundings),
    relationsOf(surroundings, model.consistency),
  );
  const { net, tax } = decisions;
  const onlyNet = net && !tax && !decisions.gross;
  const gross = onlyNet ? { ...net, sure: net.sure * ONLY_NET } : decisions.gross;
  const field = ({ option: { item }, sure }: Decision<Sum>): Field<number> => {
    const [part, ...more] = item.parts;
    if (!part || more.length > 0) return derivedField(item.value, probability(sure));
    const page = context.reading.layout.pageOf(part.place.segment);
    return readField(item.value, part.place, probability(sure), page);
  };
  const totals: Totals = {
    // A guess is not given: of two on real documents both were wrong.
    ...(net && !onlyNet && net.sure >= 0 ? { net: field(net) } : {}),
    ...(tax ? { tax: field(tax) } : {}),
    ...(gross ? { gross: field(gross) } : {}),
  };
  const isUntaxed =
    tax?.option.item.value === 0 &&
    tax.option.gain > 0 &&
    !weighOptions(context, 'tax', candidates, { ...AMOUNTS, most: candidates.length }).some(
      ({ item, gain }) => item.value !== 0 && gain > 0,
    );
  if (gross && !net && isUntaxed)
    totals.net = derivedField(
      gross.option.item.value,
      Math.min(totals.gross!.confidence, totals.tax!.confidence),
    );
  const values = valuesOf({
    ...(net && !onlyNet ? { net: net.option } : {}),
    ...(tax ? { tax: tax.option } : {}),
    ...(gross ? { gross: gross.option } : {}),
  });
  const consistent = Boolean(net && tax && gross) && agreement(values, surroundings, model.consistency) > 0;
  return addUp(values) && values.net
    ? { totals, consistent, impliedRate: (100 * values.tax!) / values.net }
    : { totals, consistent };
}

const valuesOf = ({ net, tax, gross }: Chosen<Items>) => ({
  net: net?.item.value,
  tax: tax?.item.value,
  gross: gross?.item.value,
});

const closes = (net: number, tax: number, gross: number) => Math.abs(gross - net - tax) <= 2 * CENT;

/** What may be gross, net and tax: the likeliest amounts, those that close the account with them, and several together. */
function variablesOf(
  context: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): [Variable<Items, 'gross'>, Variable<Items, 'net'>, Variable<Items, 'tax'>] {
  const { model } = context;
  const weigh = (name: keyof Items, most?: number): Option<Sum>[] =>
    weighOptions(context, name, candidates, { ...AMOUNTS, ...(most === undefined ? {} : { most }) }).map(
      (option) => ({
        ...option,
        item: { value: option.item.value, parts: [option.item] },
      }),
    );
  const likely = { gross: weigh('gross'), net: weigh('net'), tax: weigh('tax') };
  const isLess = isDominated(likely.gross, surroundings);
  const grosses = likely.gross.map((option) =>
    isLess(option) ? { ...option, gain: option.gain + model.consistency.dominated } : option,
  );
  const together = { net: sumsTogether(likely.net), tax: sumsTogether(likely.tax) };
  const rest = (others: readonly Option<Sum>[]) =>
    likely.gross
      .slice(0, CLOSED_WITH.gross)
      .flatMap((gross) => others.map(({ item }) => gross.item.value - item.value));
  const withClosing = (name: 'net' | 'tax', wanted: readonly number[]): Option<Sum>[] => [
    ...likely[name],
    ...weigh(name, candidates.length)
      .filter(({ item }) => item.value !== 0 && wanted.some((sum) => Math.abs(sum - item.value) <= CENT))
      .filter(
        ({ item, logOdds }) =>
          logOdds > LEAST_CLOSING && !likely[name].some((known) => known.item.parts[0] === item.parts[0]),
      )
      .map((option) => ({ ...option, item: { ...option.item, closing: true } })),
  ];
  const nets = withClosing('net', [...rest(likely.tax.slice(0, CLOSED_WITH.other)), ...rest(together.tax)]);
  const taxes = withClosing('tax', rest(likely.net.slice(0, CLOSED_WITH.other)));
  const anyTax = [...taxes, ...together.tax];
  return [
    { name: 'gross', field: 'gross', options: () => grosses },
    {
      name: 'net',
      field: 'net',
      // One net for each rate counts where their sum and some tax make the gross.
      options: ({ gross }) =>
        gross
          ? [
              ...nets,
              ...together.net.filter(({ item }) =>
                anyTax.some(
                  (tax) => tax.item.value !== 0 && closes(item.value, tax.item.value, gross.item.value),
                ),
              ),
            ]
          : nets,
    },
    {
      name: 'tax',
      field: 'tax',
      options: ({ gross, net }) =>
        gross && net
          ? [
              ...taxes,
              ...together.tax.filter(({ item }) => closes(net.item.value, item.value, gross.item.value)),
            ]
          : taxes,
    },
  ];
}

const overlap = (a: Option<Sum> | undefined, b: Option<Sum> | undefined) =>
  a !== undefined && b !== undefined && a.item.parts.some((part) => b.item.parts.includes(part));

/** Net, tax and gross are all there and follow each other down a page, or along a line. */
function inOrder(sums: readonly (Option<Sum> | undefined)[]): boolean {
  let last: AmountCandidate['place'] | undefined;
  for (const sum of sums) {
    if (!sum) return false;
    for (const { place } of sum.item.parts) {
      if (last && (place.page !== last.page || place.box.y1 < last.box.y0)) return false;
      last = place;
    }
  }
  return true;
}

function relationsOf(
  surroundings: Surroundings,
  consistency: Context['model']['consistency'],
): Relation<Items>[] {
  return [
    {
      name: 'one printed amount is not both net and gross',
      between: ['gross', 'net'],
      weigh: ({ gross, net }) => (overlap(gross, net) ? -Infinity : 0),
    },
    {
      name: 'one printed amount is not both the tax and another sum',
      between: ['gross', 'net', 'tax'],
      weigh: ({ gross, net, tax }) => (overlap(tax, gross) || overlap(tax, net) ? -Infinity : 0),
    },
    {
      name: 'an amount that is there to make the sums add up stands where such a sum stands',
      between: ['gross', 'net', 'tax'],
      weigh: ({ gross, net, tax }) =>
        (net?.item.closing || tax?.item.closing) && !inOrder([net, tax, gross]) ? -Infinity : 0,
    },
    {
      name: 'net and tax make the gross',
      between: ['gross', 'net', 'tax'],
      weigh: (chosen) => agreement(valuesOf(chosen), surroundings, consistency),
    },
  ];
}
