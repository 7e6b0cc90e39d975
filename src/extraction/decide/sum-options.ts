import {
  type AmountCandidate,
  CENT,
  fitsRate,
  isDominated,
  type Surroundings,
  sumsTogether,
} from '../amounts/index.ts';
import { type Context, type Option, type Variable, type Weighing, weighOptions } from '../evidence/index.ts';

/** A sum: one amount, or several of one role together, such as one tax for each rate. */
export interface Sum {
  value: number;
  parts: readonly AmountCandidate[];
  /** In it only because it makes the sums add up: then it must stand where such a sum stands. */
  closing?: boolean;
}

export interface SumItems {
  gross: Sum;
  net: Sum;
  tax: Sum;
}

/** A sum that closes the account is looked at down to these log-odds. */
const LEAST_CLOSING = -3;
/** One of which a printed rate makes the tax that stands there is looked at whatever its label says, down to these. */
const LEAST_PROVEN = -9;
/** So many of the likeliest sums of the other two roles are closed with. */
const CLOSED_WITH = { gross: 3, other: 4 };

/** How amounts are weighed for any of the three. */
const AMOUNTS: Weighing<AmountCandidate> = {
  features: ({ features }) => features,
  key: ({ value }) => value,
  place: ({ place }) => place,
};

/** Amounts as what may be gross, net or tax, the likeliest first. */
export const weighSums = (
  context: Context,
  name: keyof SumItems,
  candidates: readonly AmountCandidate[],
  most?: number,
): Option<Sum>[] =>
  weighOptions(context, name, candidates, { ...AMOUNTS, ...(most === undefined ? {} : { most }) }).map(
    (option) => ({ ...option, item: { value: option.item.value, parts: [option.item] } }),
  );

const closes = (net: number, tax: number, gross: number) => Math.abs(gross - net - tax) <= 2 * CENT;

/** What may be gross, net and tax: the likeliest amounts, those that close the account with them, and several together. */
export function sumVariables(
  context: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): [Variable<SumItems, 'gross'>, Variable<SumItems, 'net'>, Variable<SumItems, 'tax'>] {
  const likely = {
    gross: weighSums(context, 'gross', candidates),
    net: weighSums(context, 'net', candidates),
    tax: weighSums(context, 'tax', candidates),
  };
  const isLess = isDominated(likely.gross, surroundings);
  const { dominated } = context.model.consistency;
  const grosses = likely.gross.map((option) =>
    isLess(option) ? { ...option, gain: option.gain + dominated } : option,
  );
  const together = { net: sumsTogether(likely.net), tax: sumsTogether(likely.tax) };
  /** What is missing to the likeliest totals. */
  const missing = (others: readonly Option<Sum>[]) =>
    likely.gross
      .slice(0, CLOSED_WITH.gross)
      .flatMap((gross) => others.map(({ item }) => gross.item.value - item.value));
  const [someNets, someTaxes] = [likely.net, likely.tax].map((list) => list.slice(0, CLOSED_WITH.other));
  const wanted = [...missing(someTaxes!), ...missing(together.tax)];
  /** Nets of which a printed rate makes the tax that is missing to one of the likeliest totals. */
  const proven = likely.gross
    .slice(0, CLOSED_WITH.gross)
    .flatMap((gross) => someTaxes!.map((tax) => ({ net: gross.item.value - tax.item.value, tax })))
    .filter(({ net, tax }) => tax.item.value !== 0 && fitsRate(net, tax.item.value, surroundings.rates))
    .map(({ net }) => net);
  const nets = withClosing(context, 'net', candidates, likely.net, { wanted, proven });
  const taxes = withClosing(context, 'tax', candidates, likely.tax, {
    wanted: missing(someNets!),
    proven: [],
  });
  const anyTax = [...taxes, ...together.tax].filter(({ item }) => item.value !== 0);
  return [
    { name: 'gross', field: 'gross', options: () => grosses },
    {
      name: 'net',
      field: 'net',
      // One net for each rate counts where their sum and some tax make the gross.
      options: ({ gross }) =>
        gross
          ? nets.concat(
              together.net.filter(({ item }) =>
                anyTax.some((tax) => closes(item.value, tax.item.value, gross.item.value)),
              ),
            )
          : nets,
    },
    {
      name: 'tax',
      field: 'tax',
      options: ({ gross, net }) =>
        gross && net
          ? taxes.concat(
              together.tax.filter(({ item }) => closes(net.item.value, item.value, gross.item.value)),
            )
          : taxes,
    },
  ];
}

/** With the likeliest, all amounts that make net, tax and gross add up with two of the likeliest of the other roles. */
function withClosing(
  context: Context,
  name: 'net' | 'tax',
  candidates: readonly AmountCandidate[],
  likely: readonly Option<Sum>[],
  { wanted, proven }: { wanted: readonly number[]; proven: readonly number[] },
): Option<Sum>[] {
  const isKnown = ({ item }: Option<Sum>) => likely.some((known) => known.item.parts[0] === item.parts[0]);
  const isAmong = (sums: readonly number[], value: number) =>
    sums.some((sum) => Math.abs(sum - value) <= CENT);
  const closing = weighSums(context, name, candidates, candidates.length).filter(
    (option) =>
      option.item.value !== 0 &&
      isAmong(wanted, option.item.value) &&
      option.logOdds > (isAmong(proven, option.item.value) ? LEAST_PROVEN : LEAST_CLOSING) &&
      !isKnown(option),
  );
  return [...likely, ...closing.map((option) => ({ ...option, item: { ...option.item, closing: true } }))];
}
