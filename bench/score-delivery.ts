/**
 * Scores an invoice's place of delivery against the expected one: its name as names of parties count in `score.ts`, its address as addresses
 * do. Where none is expected, whatever is read is invented.
 */
import type { Delivery } from '../src/invoice/index.ts';
import { sameName, sameWords, type Verdict } from './score.ts';

export interface ExpectedDelivery {
  name: string;
  address: string;
}

const EQUAL = { name: sameName, address: sameWords };

export function judgeDelivery(
  expected: ExpectedDelivery | undefined,
  read: Delivery | undefined,
): { field: string; verdict: Verdict }[] {
  return (['name', 'address'] as const).map((key) => {
    const [want, got] = [expected?.[key], read?.[key]?.value];
    const told = want && got ? (EQUAL[key](want, got) ? 'right' : 'wrong') : undefined;
    return { field: `delivery.${key}`, verdict: told ?? (want ? 'missed' : got ? 'invented' : 'absent') };
  });
}
