/**
 * Scores an invoice's place of delivery against the expected one: its name like the names of parties in `score.ts`, its address like
 * addresses there. Where none is expected, whatever is read is invented; `null` says that the page is ambiguous, and nothing is scored.
 */
import type { Delivery } from '../src/invoice/index.ts';
import { sameName, sameWords, type Verdict } from './score.ts';

export interface ExpectedDelivery {
  /** Empty where an address is given alone. */
  name: string;
  address: string;
}

const EQUAL = { name: sameName, address: sameWords };

export function judgeDelivery(
  expected: ExpectedDelivery | null | undefined,
  read: Delivery | undefined,
): { field: string; verdict: Verdict }[] {
  if (expected === null) return [];
  return (['name', 'address'] as const).map((key) => {
    const [want, got] = [expected?.[key], read?.[key]?.value];
    const told = want && got ? (EQUAL[key](want, got) ? 'right' : 'wrong') : undefined;
    return { field: `delivery.${key}`, verdict: told ?? (want ? 'missed' : got ? 'invented' : 'absent') };
  });
}
