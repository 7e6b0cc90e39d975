import { anyPhrase, fold, inAllLanguages } from '../../knowledge/index.ts';

/** A label may say whose value it is with a first sign; that of shipping never does, but the list may. */
const WORDS = inAllLanguages(({ labels }) => labels.shipping ?? []).map((label) =>
  label.replace(/^[<>]/, ''),
);
const SHIPPING = new RegExp(`(?<!\\p{L})${anyPhrase(WORDS, { folded: true })}(?!\\p{L})`, 'u');

/** Whether the reason of a charge is carriage, postage, packing or the like, in any of our languages. */
export const speaksOfShipping = (reason: string): boolean => SHIPPING.test(fold(reason));
