import { defined } from '../base/index.ts';
import type { Adjustment, Field } from '../invoice/index.ts';

/** BG-20, BG-21, BG-27, BG-28. */
export interface StandardAdjustment {
  amount: number;
  base?: number;
  percent?: number;
  reason?: string;
  category?: string;
  rate?: number;
}

/** Without its tax, which lines do not have. */
export const plainAdjustment = (
  { base, percent, reason }: Adjustment,
  amount: Field<number>,
): StandardAdjustment =>
  defined({ amount: amount.value, base: base?.value, percent: percent?.value, reason: reason?.value });
