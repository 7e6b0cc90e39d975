import { score, type Weights } from '../../src/extraction/evidence/features.ts';
import type { Choice, Option } from './examples.ts';

/** A decision with how much it counts. */
export interface Example extends Choice {
  weight: number;
}

export interface Fit {
  /** How much the hand-set weights count: as if each had been seen in so many documents. */
  prior: number;
}

/** Options that the hand-set weights put this far behind the best one are left out: they are never chosen. */
const HOPELESS = 12;
const STEPS = 250;
const ENOUGH = 1e-5;

interface Row {
  names: Int32Array;
  values: Float64Array;
  right: boolean;
  offset: number;
}

/**
 * Weights under which the right candidates of each decision are likeliest, against all others and against none of them: listwise
 * logistic regression (a softmax over the candidates and a "none" of score 0, several right ones counting together), drawn towards
 * the hand-set weights by a Gaussian prior. No weight changes its sign: evidence for stays for, evidence against stays against.
 */
export function fitWeights(
  byHand: Weights,
  examples: readonly Example[],
  { prior }: Fit,
): Record<string, number> {
  const names = Object.keys(byHand);
  const at = new Map(names.map((name, i) => [name, i]));
  const start = Float64Array.from(names, (name) => byHand[name]!);
  const lists = examples.map(({ options, absent, weight }) => ({
    rows: likely(byHand, options).map((option) => rowOf(option, at)),
    absent,
    weight,
  }));
  const weights = Float64Array.from(start);
  let rate = 1;
  let last = loss(lists, weights, start, prior);
  let momentum = Float64Array.from(weights);
  let t = 1;
  // Accelerated projected gradient (Beck and Teboulle 2009), the step halved until it helps.
  for (let step = 0; step < STEPS; step++) {
    const here = loss(lists, momentum, start, prior);
    let next = weights;
    let found = last;
    for (; rate > 1e-6; rate /= 2) {
      next = momentum.map((w, i) => keepSign(w - rate * here.scaled[i]!, start[i]!)) as typeof weights;
      found = loss(lists, next, start, prior);
      if (found.value <= here.value) break;
    }
    if (found.value > last.value) {
      if (t === 1) break;
      momentum = Float64Array.from(weights);
      t = 1;
      continue;
    }
    const nextT = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    momentum = next.map((w, i) =>
      keepSign(w + ((t - 1) / nextT) * (w - weights[i]!), start[i]!),
    ) as typeof weights;
    t = nextT;
    const gain = last.value - found.value;
    weights.set(next);
    last = found;
    rate *= 1.3;
    if (gain < ENOUGH * Math.abs(last.value)) break;
  }
  return Object.fromEntries(names.map((name, i) => [name, Math.round(100 * weights[i]!) / 100]));
}

/** Mean surprise at the labels, in nats a decision. */
export function surprise(weights: Weights, examples: readonly Example[]): number {
  let sum = 0;
  let total = 0;
  for (const { options, absent, weight } of examples) {
    const scores = options.map(({ features, offset }) => offset + score(weights, features));
    const most = Math.max(0, ...scores);
    let [all, right] = [Math.exp(-most), absent ? Math.exp(-most) : 0];
    for (const [i, s] of scores.entries()) {
      all += Math.exp(s - most);
      if (options[i]!.right) right += Math.exp(s - most);
    }
    sum += weight * Math.log(all / right);
    total += weight;
  }
  return sum / Math.max(1e-9, total);
}

function likely(byHand: Weights, options: Choice['options']): Choice['options'] {
  const scores = options.map(({ features, offset }) => offset + score(byHand, features));
  const best = Math.max(0, ...scores);
  return options.filter(({ right }, i) => right || scores[i]! > best - HOPELESS);
}

function rowOf({ features, right, offset }: Option, at: ReadonlyMap<string, number>): Row {
  const entries: [number, number][] = at.has('bias') ? [[at.get('bias')!, 1]] : [];
  for (const [name, value] of Object.entries(features)) {
    const index = at.get(name);
    if (index !== undefined && value !== 0) entries.push([index, value]);
  }
  return {
    names: Int32Array.from(entries, ([index]) => index),
    values: Float64Array.from(entries, ([, value]) => value),
    right,
    offset,
  };
}

const keepSign = (weight: number, byHand: number) =>
  byHand > 0 ? Math.max(0, weight) : byHand < 0 ? Math.min(0, weight) : weight;

/** Negative log-likelihood with the prior; its gradient scaled by a bound of the curvature. */
function loss(
  lists: readonly { rows: Row[]; absent: boolean; weight: number }[],
  weights: Float64Array,
  start: Float64Array,
  prior: number,
): { value: number; scaled: Float64Array } {
  const gradient = new Float64Array(weights.length);
  const curvature = new Float64Array(weights.length);
  let value = 0;
  for (const { rows, absent, weight } of lists) {
    const scores = rows.map(({ names, values, offset }) => {
      let sum = offset;
      for (let k = 0; k < names.length; k++) sum += weights[names[k]!]! * values[k]!;
      return sum;
    });
    const most = Math.max(0, ...scores);
    const none = Math.exp(-most);
    let [all, right] = [none, absent ? none : 0];
    for (const [i, s] of scores.entries()) {
      const e = Math.exp(s - most);
      all += e;
      if (rows[i]!.right) right += e;
    }
    value += weight * Math.log(all / right);
    for (const [i, s] of scores.entries()) {
      const e = Math.exp(s - most);
      const p = e / all;
      const error = weight * (p - (rows[i]!.right ? e / right : 0));
      const bend = weight * Math.max(p * (1 - p), 0.02);
      const { names, values } = rows[i]!;
      for (let k = 0; k < names.length; k++) {
        gradient[names[k]!]! += error * values[k]!;
        curvature[names[k]!]! += bend * values[k]! * values[k]!;
      }
    }
  }
  for (let i = 0; i < weights.length; i++) {
    const off = weights[i]! - start[i]!;
    value += 0.5 * prior * off * off;
    gradient[i] = (gradient[i]! + prior * off) / (curvature[i]! + prior);
  }
  return { value, scaled: gradient };
}
