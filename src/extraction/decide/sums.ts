import { defined } from '../../base/index.ts';
import type { Field, Totals } from '../../invoice/index.ts';
import { type AmountCandidate, addUp, agreement, type Surroundings } from '../amounts/index.ts';
import {
  type Context,
  type Decided,
  type Decision,
  decideJointly,
  type Option,
  probability,
  type Relation,
} from '../evidence/index.ts';
import { derivedField } from '../places/index.ts';
import { decidedField, withAlternatives } from './decided-field.ts';
import { type Sum, type SumItems, sumVariables, weighSums } from './sum-options.ts';

export interface DecidedSums {
  totals: Totals;
  /** Percent that the tax is of the net, where the three add up without anything between them. */
  impliedRate?: number;
  /** Net, tax and gross were all found and go together. */
  consistent: boolean;
}

/** A net that is all there is, and no other total, is taken for what is to be paid, as sure as this part of it. */
const ONLY_NET = 0.6;

/** Decides net, tax and gross together. */
export function decideSums(
  context: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): DecidedSums {
  const { consistency } = context.model;
  const { decisions } = decideJointly<SumItems>(
    context,
    sumVariables(context, candidates, surroundings),
    relationsOf(surroundings, consistency),
  );
  const { net, tax, gross } = decisions.tax || decisions.gross ? decisions : netAsGross(decisions);
  const field = (decision: Decision<Sum> | undefined) => decision && fieldOf(context, decision);
  // A net that is a guess is not given: of two on real documents both were wrong.
  const totals: Totals = defined({
    net: net && net.sure >= 0 ? field(net) : undefined,
    tax: field(tax),
    gross: field(gross),
  });
  if (gross && !net && isUntaxed(context, tax, candidates)) {
    const sure = Math.min(totals.gross!.confidence, totals.tax!.confidence);
    totals.net = derivedField(gross.option.item.value, sure);
  }
  return { totals, ...agreementOf(defined({ net, tax, gross }), surroundings, consistency) };
}

/** Whether the three were found and go together, and the rate that they imply. */
function agreementOf(
  { net, tax, gross }: Decisions,
  surroundings: Surroundings,
  consistency: Context['model']['consistency'],
): Omit<DecidedSums, 'totals'> {
  const values = valuesOf({ net: net?.option, tax: tax?.option, gross: gross?.option });
  const isWhole = net !== undefined && tax !== undefined && gross !== undefined;
  const consistent = isWhole && agreement(values, surroundings, consistency) > 0;
  const impliedRate = addUp(values) && values.net ? (100 * values.tax!) / values.net : undefined;
  return defined({ consistent, impliedRate });
}

type Decisions = Decided<SumItems>['decisions'];

/** A sum called net with no tax and no other total is what is to be paid. */
const netAsGross = ({ net }: Decisions): Decisions =>
  net ? { gross: { ...net, sure: net.sure * ONLY_NET } } : {};

/** A tax of nought is printed, and nothing else that may be one. */
const isUntaxed = (
  context: Context,
  tax: Decision<Sum> | undefined,
  candidates: readonly AmountCandidate[],
): boolean =>
  tax?.option.item.value === 0 &&
  tax.option.gain > 0 &&
  !weighSums(context, 'tax', candidates, candidates.length).some(
    ({ item, gain }) => item.value !== 0 && gain > 0,
  );

function fieldOf(context: Context, { option: { item }, sure, rivals }: Decision<Sum>): Field<number> {
  const [part, ...more] = item.parts;
  const valueIn = ({ value }: Sum) => value;
  if (!part || more.length > 0)
    return withAlternatives(context, derivedField(item.value, probability(sure)), rivals, valueIn);
  return decidedField(context, { value: item.value, place: part.place, sure, rivals, valueIn });
}

const valuesOf = ({ net, tax, gross }: { [Name in keyof SumItems]?: Option<Sum> | undefined }) => ({
  net: net?.item.value,
  tax: tax?.item.value,
  gross: gross?.item.value,
});

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
): Relation<SumItems>[] {
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
