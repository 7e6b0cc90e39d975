import { defined } from '../../base/index.ts';
import type { Field, IsoDate } from '../../invoice/index.ts';
import { type DateCandidate, daysAfter, type PaymentTerms } from '../dates/index.ts';
import {
  type Context,
  type Decision,
  decideJointly,
  type Relation,
  type Variable,
  weighOptions,
} from '../evidence/index.ts';
import { derivedField } from '../places/index.ts';
import { decidedField } from './decided-field.ts';

export interface Dates {
  issueDate?: Field<IsoDate>;
  dueDate?: Field<IsoDate>;
}

interface Items {
  issueDate: DateCandidate;
  dueDate: DateCandidate;
}

/** A due date that terms of payment give is as sure as the reading of both; the number of days is clearer than the sentence around it. */
const DAYS_CLEARER = 0.1;
const FROM_TERMS = 0.85;

const RELATIONS: readonly Relation<Items>[] = [
  {
    name: 'one printed date is not both, and nothing is due before it is issued',
    between: ['issueDate', 'dueDate'],
    weigh: ({ issueDate: issue, dueDate: due }) =>
      issue && due && (issue.item === due.item || due.item.iso < issue.item.iso) ? -Infinity : 0,
  },
];

/** Decides the dates of issue and of payment together; the second from the terms of payment where none is printed. */
export function decideDates(
  context: Context,
  candidates: readonly DateCandidate[],
  terms?: PaymentTerms,
): Dates {
  const variable = <Name extends keyof Items>(name: Name): Variable<Items, Name> => {
    const options = weighOptions(context, name, candidates, {
      features: ({ features }) => features,
      key: ({ iso }) => iso,
      place: ({ place }) => place,
    });
    return { name, field: name, options: () => options };
  };
  const { decisions } = decideJointly<Items>(
    context,
    [variable('issueDate'), variable('dueDate')],
    RELATIONS,
  );
  const field = ({ option: { item }, sure, rivals }: Decision<DateCandidate>) =>
    decidedField(context, { value: item.iso, place: item.place, sure, rivals, valueIn: ({ iso }) => iso });
  const issueDate = decisions.issueDate && field(decisions.issueDate);
  const dueDate = decisions.dueDate ? field(decisions.dueDate) : dueByTerms(issueDate, terms);
  return defined({ issueDate, dueDate });
}

function dueByTerms(
  issueDate: Field<IsoDate> | undefined,
  terms: PaymentTerms | undefined,
): Field<IsoDate> | undefined {
  if (!issueDate || terms?.days === undefined) return undefined;
  const sure = FROM_TERMS * issueDate.confidence * Math.min(1, terms.text.confidence + DAYS_CLEARER);
  return { ...derivedField(daysAfter(issueDate.value, terms.days), sure), text: terms.text.text };
}
