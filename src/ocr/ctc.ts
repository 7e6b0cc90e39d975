/** A character as read: `probability` 0–1, `at` its middle as a fraction of the input's width. */
export interface Glyph {
  text: string;
  probability: number;
  at: number;
}

/**
 * Greedy decoding of Connectionist Temporal Classification (Graves et al., 2006): the likeliest class of each step,
 * repeats merged, blanks (class 0) dropped.
 *
 * @param output probabilities, `steps` × `alphabet.length`, from `offset`
 */
export function decodeCtc(
  output: Float32Array,
  offset: number,
  steps: number,
  alphabet: readonly string[],
): Glyph[] {
  const classes = alphabet.length;
  const glyphs: Glyph[] = [];
  let last = 0;
  let first = 0;
  for (let step = 0, at = offset; step < steps; step++, at += classes) {
    let best = 0;
    let probability = output[at]!;
    for (let c = 1; c < classes; c++) {
      const p = output[at + c]!;
      if (p > probability) {
        probability = p;
        best = c;
      }
    }
    if (best !== 0) {
      const glyph = glyphs[glyphs.length - 1];
      if (best !== last) {
        first = step;
        glyphs.push({ text: alphabet[best]!, probability, at: (step + 0.5) / steps });
      } else if (glyph) {
        glyph.at = ((first + step) / 2 + 0.5) / steps;
        if (probability > glyph.probability) glyph.probability = probability;
      }
    }
    last = best;
  }
  return glyphs;
}
