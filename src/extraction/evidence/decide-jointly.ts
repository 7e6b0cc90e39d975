import type { Context } from './context.ts';
import {
  type Decided,
  type Decision,
  type Relation,
  rankWholes,
  rivalsOf,
  sureness,
  type Variable,
  type Whole,
} from './joint.ts';
import { traceDecisions } from './trace.ts';

type Variables<Items> = readonly { [Name in keyof Items]: Variable<Items, Name> }[keyof Items][];

/** Decides the fields together, and how sure each is; notes why where the context keeps a trace. */
export const decideJointly = <Items>(
  context: Context,
  variables: Variables<Items>,
  relations: readonly Relation<Items>[],
): Decided<Items> => decisionsOf(context, variables, relations, rankWholes(variables, relations));

/** The best of the wholes as decisions. */
export function decisionsOf<Items>(
  { trace, model }: Context,
  variables: Variables<Items>,
  relations: readonly Relation<Items>[],
  wholes: readonly Whole<Items>[],
): Decided<Items> {
  const decisions: { [Name in keyof Items]?: Decision<Items[Name]> } = {};
  for (const variable of variables) {
    const option = wholes[0]?.chosen[variable.name];
    if (!option) continue;
    const sure = sureness(wholes, variable, option);
    decisions[variable.name] = { option, sure, rivals: rivalsOf(wholes, variable, option) };
  }
  const decided: Decided<Items> = { decisions, wholes };
  if (trace) traceDecisions(trace, model.thresholds, variables, relations, decided);
  return decided;
}
