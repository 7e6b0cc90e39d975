/** A character as read: `probability` 0–1, `at` its middle, in pixels of the input. */
export interface Glyph {
  text: string;
  probability: number;
  at: number;
  /** The same letter with other accents or none, likeliest first, as far as the picture leaves room for them; of a rare letter, also plain ones. */
  rivals?: Rival[];
  /** The digit that a letter may be instead. */
  digit?: Rival;
  /** It follows the glyph before it without a blank between. */
  joined?: boolean;
}

export interface Rival {
  text: string;
  probability: number;
}

/** Classes of an alphabet that are taken for each other. */
export interface Kin {
  /** For each class those of the letters that it may be instead, itself among them: with another accent or none. Undefined where there are none. */
  families: readonly (readonly number[] | undefined)[];
  /** For each class of a letter that of the digit that looks like it. */
  digits: readonly (number | undefined)[];
  /** Classes printed alike, [the one that stands for both, the other]: what the picture says of the two it says of both together. */
  same: readonly (readonly [number, number])[];
}
