import type { RawLine } from './fields.ts';
import { isCarried } from './words.ts';

const CENT = 0.011;

const sumOf = ({ amount, net, gross }: RawLine) => (amount ?? net ?? gross)?.value;

/** Without the lines that carry the sum of all before them to the next page. */
export function withoutCarried(lines: readonly RawLine[]): RawLine[] {
  let sum = 0;
  return lines.filter((line) => {
    const value = sumOf(line) ?? 0;
    const named = isCarried(line.description?.value ?? '');
    if (named && Math.abs(value - sum) < CENT) return false;
    sum += value;
    return true;
  });
}
