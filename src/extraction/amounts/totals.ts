import type { Field, Totals } from '../../invoice/index.ts';
import { against, type Context, type Model, probability, score, type Weights } from '../evidence/index.ts';
import { derivedField, readField } from '../places/index.ts';
import { addUp, agreement, CENT, explained, type Surroundings } from './sums.ts';
import type { AmountCandidate } from './totals-candidates.ts';

/** The best of each role go into the joint decision. */
const TOP = 8;
/** Taxes may come in parts: CGST and SGST, one line for each rate. So many lines are tried together. */
const MAX_PARTS = 6;
/** A part is at least this likely to be a tax, in log-odds. */
const LEAST_PART = -1.5;
/** Parts that add up to the difference of gross and net may do so by chance. */
const IN_PARTS = -1;

interface Scored {
  value: number;
  logOdds: number;
  /** One, but for taxes in parts. */
  places: readonly AmountCandidate[];
  /** In it only because it makes the sums add up: then it must stand where such a sum stands. */
  closing?: boolean;
}

interface Choice {
  net?: Scored;
  tax?: Scored;
  gross?: Scored;
  sum: number;
  /** Log-odds that the three adding up gives each of them; negative when they contradict. */
  agreement: number;
  /** The net is less likely than all else that it could be, together. */
  doubtful?: boolean;
}

/** Choices this far behind count nothing, in log-odds. */
const FAR = 12;

/** One of the choices that there were. */
interface Considered {
  sum: number;
  net: number | undefined;
}

export interface DecidedTotals {
  totals: Totals;
  /** Percent that the tax is of the net, where the three add up without anything between them. */
  impliedRate?: number;
  /** Net, tax and gross were all found and add up. */
  consistent: boolean;
}

function best(candidates: readonly AmountCandidate[], weights: Weights): Scored[] {
  return candidates
    .map((candidate) => ({
      value: candidate.value,
      logOdds: score(weights, candidate.features),
      places: [candidate],
    }))
    .sort((a, b) => b.logOdds - a.logOdds)
    .slice(0, TOP);
}

/** Every two and more of the likeliest, together. */
function inParts(sums: readonly Scored[]): Scored[] {
  const parts = sums.filter(({ value, logOdds }) => value !== 0 && logOdds > LEAST_PART).slice(0, MAX_PARTS);
  let sets: Scored[] = [];
  for (const part of parts) {
    sets = sets.concat(
      part,
      sets.map((set) => ({
        value: Math.round((set.value + part.value) * 100) / 100,
        logOdds: Math.min(set.logOdds, part.logOdds),
        places: [...set.places, ...part.places],
      })),
    );
  }
  return sets
    .filter(({ places }) => places.length > 1)
    .map((set) => ({ ...set, logOdds: set.logOdds + IN_PARTS }));
}

/** A sum that closes the account is looked at down to these log-odds. */
const LEAST_CLOSING = -3;

/** With them, all candidates that make net, tax and gross add up with two of the best of the other roles. */
function withClosing(
  own: readonly Scored[],
  candidates: readonly AmountCandidate[],
  weights: Weights,
  wanted: readonly number[],
): Scored[] {
  const closing = candidates
    .filter(({ value }) => value !== 0 && wanted.some((sum) => Math.abs(sum - value) <= CENT))
    .map((candidate) => ({
      value: candidate.value,
      logOdds: score(weights, candidate.features),
      places: [candidate],
      closing: true,
    }))
    .filter(
      ({ logOdds, places }) => logOdds > LEAST_CLOSING && !own.some((known) => known.places[0] === places[0]),
    );
  return [...own, ...closing];
}

/** Another sum is more like the total, is larger, and no earlier balance or adjustment explains by how much. */
function isDominated(gross: Scored, grosses: readonly Scored[], { adjustments, balances }: Surroundings) {
  const between = [...balances, ...adjustments];
  return grosses.some(
    ({ value, logOdds }) =>
      logOdds > Math.max(1.5, gross.logOdds) &&
      Math.abs(value) > Math.abs(gross.value) + CENT &&
      !explained(value - gross.value, between),
  );
}

/** Net, tax and gross are all there and follow each other down a page, or along a line. */
function inOrder(sums: readonly (Scored | undefined)[]): boolean {
  let last: AmountCandidate['place'] | undefined;
  for (const sum of sums) {
    if (!sum) return false;
    for (const { place } of sum.places) {
      if (last && (place.page !== last.page || place.box.y1 < last.box.y0)) return false;
      last = place;
    }
  }
  return true;
}

const closes = (net: number, tax: number, gross: number) => Math.abs(gross - net - tax) <= 2 * CENT;

const overlap = (a: Scored | undefined, b: Scored | undefined) =>
  a !== undefined && b !== undefined && a.places.some((place) => b.places.includes(place));

function choose(
  { model: { weights, thresholds, consistency } }: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): Choice {
  const grosses = best(candidates, weights.gross);
  const [likelyNets, likelyTaxes] = [best(candidates, weights.net), best(candidates, weights.tax)];
  const rest = (others: readonly Scored[]) =>
    grosses.slice(0, 3).flatMap((gross) => others.slice(0, 4).map(({ value }) => gross.value - value));
  const together = inParts(likelyTaxes);
  const nets = withClosing(likelyNets, candidates, weights.net, [
    ...rest(likelyTaxes),
    ...grosses.slice(0, 3).flatMap((gross) => together.map(({ value }) => gross.value - value)),
  ]);
  const taxes = withClosing(likelyTaxes, candidates, weights.tax, rest(likelyNets));
  const netsTogether = inParts(likelyNets);
  let chosen: Choice = { sum: 0, agreement: 0 };
  const considered: Considered[] = [{ sum: 0, net: undefined }];
  for (const gross of [undefined, ...grosses]) {
    const dominated = gross && isDominated(gross, grosses, surroundings) ? consistency.dominated : 0;
    // One net for each rate counts where their sum and some tax make the gross.
    const netParts = gross
      ? netsTogether.filter(({ value }) =>
          [...taxes, ...together].some((tax) => tax.value !== 0 && closes(value, tax.value, gross.value)),
        )
      : [];
    for (const net of [undefined, ...nets, ...netParts]) {
      if (overlap(net, gross)) continue;
      const difference = net && gross ? gross.value - net.value : Number.NaN;
      const sums = together.filter(({ value }) => Math.abs(value - difference) <= 2 * CENT);
      for (const tax of [undefined, ...taxes, ...sums]) {
        if (overlap(tax, gross) || overlap(tax, net)) continue;
        if ((net?.closing || tax?.closing) && !inOrder([net, tax, gross])) continue;
        const agree =
          agreement({ net: net?.value, tax: tax?.value, gross: gross?.value }, surroundings, consistency) +
          dominated;
        const sum =
          agree +
          (net ? net.logOdds - thresholds.net : 0) +
          (tax ? tax.logOdds - thresholds.tax : 0) +
          (gross ? gross.logOdds - thresholds.gross : 0);
        if (sum > chosen.sum - FAR) considered.push({ sum, net: net?.value });
        if (sum <= chosen.sum) continue;
        chosen = {
          ...(net ? { net } : {}),
          ...(tax ? { tax } : {}),
          ...(gross ? { gross } : {}),
          sum,
          agreement: agree,
        };
      }
    }
  }
  const { net: chosenNet } = chosen;
  if (chosenNet) chosen.doubtful = against(considered, ({ net }) => net === chosenNet.value) < 0;
  // A sum called net with no tax and no other total is what is to be paid.
  if (chosen.net && !chosen.tax && !chosen.gross) {
    const { net, ...rest } = chosen;
    return { ...rest, gross: { ...net, logOdds: net.logOdds * 0.6 } };
  }
  return chosen;
}

/** Decides net, tax and gross together: the best consistent assignment wins, not each one's best. */
export function decideTotals(
  context: Context,
  candidates: readonly AmountCandidate[],
  surroundings: Surroundings,
): DecidedTotals {
  const { reading, model } = context;
  const { net, tax, gross, agreement: agree, doubtful } = choose(context, candidates, surroundings);
  const field = ({ value, logOdds, places }: Scored): Field<number> => {
    const sure = probability(logOdds + agree / 2);
    const { place } = places[0]!;
    if (places.length > 1) return derivedField(value, sure);
    return readField(value, place, sure, reading.layout.pageOf(place.segment));
  };
  const totals: Totals = {
    ...(net ? { net: field(net) } : {}),
    ...(tax ? { tax: field(tax) } : {}),
    ...(gross ? { gross: field(gross) } : {}),
  };
  // No tax at all: the total is the net as well.
  if (
    gross &&
    !net &&
    tax?.value === 0 &&
    tax.logOdds > model.thresholds.tax &&
    !isTaxed(candidates, model)
  ) {
    totals.net = derivedField(gross.value, Math.min(totals.gross!.confidence, totals.tax!.confidence));
  }
  // A guess is not given: of two on real documents both were wrong.
  if (doubtful) delete totals.net;
  const consistent = Boolean(net && tax && gross && agree > 0);
  const exact = addUp({ net: net?.value, tax: tax?.value, gross: gross?.value });
  return exact && net?.value
    ? { totals, consistent, impliedRate: (100 * tax!.value) / net.value }
    : { totals, consistent };
}

/** Some other sum than nought may be a tax. */
const isTaxed = (candidates: readonly AmountCandidate[], { weights, thresholds }: Model) =>
  candidates.some(({ value, features }) => value !== 0 && score(weights.tax, features) > thresholds.tax);
