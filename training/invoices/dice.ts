import { type Random, seededRandom } from '../../samples/make/random.ts';

/** Choices that are the same on every machine for the same seed. */
export interface Dice extends Random {
  /** Whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of several wordings written `a|b|c`. */
  one(wordings: string): string;
  /** `#` becomes a digit, `N` a digit from 1, `A` a capital letter; all else stays. */
  fill(pattern: string): string;
  shuffle<T>(list: readonly T[]): T[];
}

export function dice(seed: number): Dice {
  const random = seededRandom(seed);
  const whole = (low: number, high: number) => low + Math.floor(random.uniform() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)]!;
  const digit: Record<string, () => string> = {
    '#': () => String(whole(0, 9)),
    N: () => String(whole(1, 9)),
    A: () => String.fromCharCode(65 + whole(0, 25)),
  };
  return {
    ...random,
    whole,
    pick,
    chance: (probability) => random.uniform() < probability,
    one: (wordings) => pick(wordings.split('|')),
    fill: (pattern) => pattern.replace(/[#NA]/g, (sign) => digit[sign]!()),
    shuffle: (list) =>
      list
        .map((item) => ({ item, key: random.uniform() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
  };
}

/** A seed from any text: FNV-1a, 32 bits. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
