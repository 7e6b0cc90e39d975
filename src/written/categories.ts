import { anyPhrase, fold, inAllLanguages } from '../knowledge/index.ts';

const REVERSE_CHARGE = new RegExp(
  `(?<!\\p{L})${anyPhrase(
    inAllLanguages(({ amounts }) => amounts.reverseCharge),
    { folded: true },
  )}(?!\\p{L})`,
  'u',
);

/**
 * A code of UNTDID 5305 for a rate: the stated one, else what the rate and the reason say. Without a rate nothing is known, which only
 * leaves "not subject to tax".
 */
export function chooseCategory(
  stated: string | undefined,
  rate: number | undefined,
  reason: string | undefined,
): string {
  if (stated) return stated;
  if (rate) return 'S';
  if (reason) return REVERSE_CHARGE.test(fold(reason)) ? 'AE' : 'E';
  return rate === undefined ? 'O' : 'Z';
}
