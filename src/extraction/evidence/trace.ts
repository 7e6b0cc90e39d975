import type { Box } from '../../invoice/index.ts';
import type { Features, Weights } from './features.ts';
import type { Decided, Option, Relation, Variable } from './joint.ts';
import { rivalsOf } from './joint.ts';
import type { WeighedField } from './model.ts';

/** What one piece of evidence said of an option. */
export interface TracedEvidence {
  /** Its name in the table of weights. */
  name: string;
  /** 0 where absent, about 1 where full. */
  strength: number;
  /** Log-odds that it adds at full strength. */
  weight: number;
}

/** A value that a field could have taken. */
export interface TracedOption {
  value: string;
  /** As printed, and where: page from 1, box in the units of the page. */
  text?: string;
  page?: number;
  box?: Box;
  /** Log-odds of its own evidence. */
  logOdds: number;
  /** What counted, the strongest first; the bias of the field among it. */
  evidence: TracedEvidence[];
}

/** How a field was decided. */
export interface TracedDecision {
  field: WeighedField;
  /** Log-odds below which an option takes away from a whole. */
  threshold: number;
  /** What it could have been, by its own evidence, the likeliest first. */
  options: TracedOption[];
  /** Index of the option that was chosen; absent for none. */
  chosen?: number;
  /** Log-odds of the chosen value against all else that it could be. */
  sure?: number;
  /** The values that come next, with their log-odds against all else. */
  rivals: { value: string; sure: number }[];
  /** What other fields said of the choice, in log-odds: relations that added something to the chosen whole. */
  relations: { name: string; logOdds: number }[];
}

/** Keeps why each field is what it is, for those who ask. Nothing is kept where there is none. */
export interface Trace {
  decisions: Map<WeighedField, TracedDecision>;
}

export const createTrace = (): Trace => ({ decisions: new Map() });

/** So many options are kept. */
const MOST_OPTIONS = 6;

/** Notes how the fields of a joint decision were decided. */
export function traceDecisions<Items>(
  trace: Trace,
  thresholds: Readonly<Record<WeighedField, number>>,
  variables: readonly { [Name in keyof Items]: Variable<Items, Name> }[keyof Items][],
  relations: readonly Relation<Items>[],
  { decisions, wholes }: Decided<Items>,
): void {
  const best = wholes[0]?.chosen ?? {};
  for (const variable of variables) {
    const { field, name } = variable;
    const decision = decisions[name];
    const all = variable.options(best);
    const kept = all.filter((option, at) => at < MOST_OPTIONS || option === decision?.option);
    trace.decisions.set(field, {
      field,
      threshold: thresholds[field],
      options: kept.map(tracedOption),
      ...(decision ? { chosen: kept.indexOf(decision.option), sure: decision.sure } : {}),
      rivals: rivalsOf(wholes, variable, decision?.option).map(({ option, sure }) => ({
        value: String(option.key),
        sure,
      })),
      relations: relations
        .filter(({ between }) => decision && between.includes(name))
        .map((relation) => ({ name: relation.name, logOdds: relation.weigh(best) }))
        .filter(({ logOdds }) => logOdds !== 0),
    });
  }
}

function tracedOption({ key, place, logOdds, features, weights }: Option): TracedOption {
  return {
    value: String(key),
    ...(place ? { text: place.text, page: place.page, box: place.box } : {}),
    logOdds,
    evidence: evidenceOf(features, weights),
  };
}

/** What counted for and against, the strongest first. */
function evidenceOf(features: Features, weights: Weights): TracedEvidence[] {
  return Object.entries({ bias: 1, ...features })
    .map(([name, strength]) => ({ name, strength, weight: weights[name] ?? 0 }))
    .filter(({ strength, weight }) => strength * weight !== 0)
    .sort((a, b) => Math.abs(b.strength * b.weight) - Math.abs(a.strength * a.weight));
}
