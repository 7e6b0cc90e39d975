/** A character as read: `probability` 0–1, `at` its middle, in pixels of the input. */
export interface Glyph {
  text: string;
  probability: number;
  at: number;
}

/**
 * Greedy decoding of Connectionist Temporal Classification (Graves et al., 2006): the likeliest class of each step,
 * repeats merged, blanks (class 0) dropped.
 *
 * @param output probabilities, `steps` × `alphabet.length`
 * @param width of the input in pixels
 */
export function decodeCtc(
  output: Float32Array,
  steps: number,
  alphabet: readonly string[],
  width: number,
): Glyph[] {
  const classes = alphabet.length;
  const stride = width / steps;
  const glyphs: Glyph[] = [];
  let last = 0;
  let first = 0;
  for (let step = 0, at = 0; step < steps; step++, at += classes) {
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
        glyphs.push({ text: alphabet[best]!, probability, at: (step + 0.5) * stride });
      } else if (glyph) {
        glyph.at = ((first + step) / 2 + 0.5) * stride;
        if (probability > glyph.probability) glyph.probability = probability;
      }
    }
    last = best;
  }
  return glyphs;
}
