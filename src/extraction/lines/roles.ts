import { CENT } from '../amounts/index.ts';
import type { ColumnRole } from './types.ts';

/** A column with the roles that its heading allows, and its numbers row by row. */
export interface Candidate {
  roles: readonly { role: ColumnRole; quality: number }[];
  values: readonly (number | undefined)[];
  /** Part of the cells that have a percent sign, or a number as rates are. */
  rates: number;
}

/** More assignments than this are not tried: a table with so many ambiguous headings is no table. */
const MOST = 2000;

const SCORE = {
  /** Quantity times price is the amount, in all rows. */
  product: 3,
  /** Rates where they are expected, or none where sums are. */
  rates: 1.5,
} as const;

/** Whether numbers as rates are speak for a role, or against it. */
const IS_RATE: Partial<Record<ColumnRole, 1 | -1>> = {
  taxRate: 1,
  discount: 1,
  tax: -1,
  amount: -1,
  unitPrice: -1,
};

/**
 * Which column is what, decided together: each role once, headings as far as they tell, and quantity times unit price as the
 * proof.
 */
export function decideRoles(columns: readonly Candidate[]): ColumnRole[] {
  let best: ColumnRole[] = columns.map(({ roles }) => roles[0]!.role);
  let most = -Infinity;
  let tried = 0;
  const visit = (chosen: ColumnRole[], sum: number): void => {
    if (tried > MOST) return;
    if (chosen.length === columns.length) {
      tried++;
      const total = sum + proof(columns, chosen);
      if (total > most) [most, best] = [total, [...chosen]];
      return;
    }
    const { roles, rates } = columns[chosen.length]!;
    for (const { role, quality } of [...roles, { role: 'other' as const, quality: 0 }]) {
      if (role !== 'other' && chosen.includes(role)) continue;
      visit([...chosen, role], sum + quality + SCORE.rates * rates * (IS_RATE[role] ?? 0));
    }
  };
  visit([], 0);
  return best;
}

function proof(columns: readonly Candidate[], roles: readonly ColumnRole[]): number {
  const valuesOf = (...names: ColumnRole[]) =>
    columns[roles.findIndex((role) => names.includes(role))]?.values;
  const quantities = valuesOf('quantity');
  const prices = valuesOf('unitPrice');
  const sums = valuesOf('net') ?? valuesOf('amount') ?? valuesOf('gross');
  const discounts = valuesOf('discount');
  if (!quantities || !prices || !sums) return 0;
  let rows = 0;
  let right = 0;
  for (const [i, sum] of sums.entries()) {
    const [quantity, price] = [quantities[i], prices[i]];
    if (sum === undefined || quantity === undefined || price === undefined) continue;
    rows++;
    if (isProduct(quantity, price, sum, discounts?.[i])) right++;
  }
  return rows === 0 ? 0 : (SCORE.product * right) / rows;
}

/** Whether a line's sum is its quantity times its price, less a discount in percent or as a sum. */
export function isProduct(quantity: number, price: number, sum: number, discount?: number): boolean {
  const full = quantity * price;
  // A price printed with two places may stand for one with more: half a cent for each unit.
  const tolerance = CENT + Math.min(Math.abs(quantity) * 0.005, Math.abs(sum) * 0.002);
  const fits = (expected: number) => Math.abs(expected - sum) <= tolerance;
  if (fits(full)) return true;
  return discount !== undefined && (fits(full * (1 - discount / 100)) || fits(full - discount));
}
