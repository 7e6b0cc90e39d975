import { defined } from '../../base/index.ts';
import type { Field, Instalment, IsoDate } from '../../invoice/index.ts';
import { parseDate, parseNumber } from './fields.ts';
import type { RawInstalment, Text } from './raw-invoice.ts';

/** What is said of when to pay: a due date, or parts on several days and then no due date. */
export function assembleInstalments(
  dueDate: Text,
  raw: readonly RawInstalment[] = [],
): { dueDate?: Field<IsoDate>; instalments?: Instalment[] } {
  const stated = parseDate(dueDate);
  const parts = raw
    .map((part) => defined({ dueDate: parseDate(part.dueDate), amount: parseNumber(part.amount) }))
    .filter((part) => part.dueDate);
  const [first] = parts;
  const isOneDay = parts.every((part) => part.dueDate!.value === first!.dueDate!.value);
  if (isOneDay) return defined({ dueDate: stated ?? first?.dueDate });
  return defined({ dueDate: stated, instalments: parts });
}
