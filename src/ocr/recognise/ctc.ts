import type { Glyph, Kin, Rival } from './glyphs.ts';
import { mergeTwins } from './twins.ts';

/** Digits less likely are not kept. */
const LEAST_DIGIT = 0.005;
/** Rivals less likely are not kept: no language makes up for that. */
const LEAST_RIVAL = 0.001;

/**
 * Greedy decoding of Connectionist Temporal Classification (Graves et al., 2006): the likeliest class of each step,
 * repeats merged, blanks (class 0) dropped; one letter that came out as two is one. Changes `output` where classes are printed alike.
 *
 * @param output probabilities, `steps` × `alphabet.length`
 * @param kin letters that differ by their accent, and digits that look like letters
 * @param width of the input in pixels
 */
export function decodeCtc(
  output: Float32Array,
  steps: number,
  alphabet: readonly string[],
  width: number,
  { families, digits, same }: Kin = { families: [], digits: [], same: [] },
): Glyph[] {
  const classes = alphabet.length;
  const stride = width / steps;
  const glyphs: Glyph[] = [];
  let last = 0;
  let first = 0;
  for (let step = 0, at = 0; step < steps; step++, at += classes) {
    for (const [one, other] of same) {
      output[at + one]! += output[at + other]!;
      output[at + other] = 0;
    }
    const best = likeliestClass(output, at, classes);
    if (best !== 0) {
      const probability = output[at + best]!;
      const family = families[best];
      if (best !== last) {
        first = step;
        const glyph: Glyph = { text: alphabet[best]!, probability, at: (step + 0.5) * stride };
        if (last !== 0) glyph.joined = true;
        glyphs.push(glyph);
      }
      const glyph = glyphs[glyphs.length - 1]!;
      glyph.at = ((first + step) / 2 + 0.5) * stride;
      if (probability > glyph.probability) glyph.probability = probability;
      const digit = digits[best];
      if (digit !== undefined) {
        const instead = Math.max(output[at + digit]!, glyph.digit?.probability ?? 0);
        if (instead >= LEAST_DIGIT) glyph.digit = { text: alphabet[digit]!, probability: instead };
      }
      if (family) glyph.rivals = rivals(glyph.rivals, family, best, output, at, alphabet);
    }
    last = best;
  }
  return mergeTwins(glyphs, stride);
}

/** Of a step. What loops is a function of its own: see "Loops" in the design. */
function likeliestClass(output: Float32Array, at: number, classes: number): number {
  let best = 0;
  let probability = output[at]!;
  for (let c = 1; c < classes; c++) {
    const p = output[at + c]!;
    if (p > probability) {
      probability = p;
      best = c;
    }
  }
  return best;
}

/** The likeliest that each letter of the family was at any step of the glyph. */
function rivals(
  before: readonly Rival[] | undefined,
  family: readonly number[],
  best: number,
  output: Float32Array,
  at: number,
  alphabet: readonly string[],
): Rival[] {
  const likeliest = new Map(before?.map(({ text, probability }) => [text, probability]));
  for (const c of family) {
    const probability = output[at + c]!;
    if (c === best || probability < LEAST_RIVAL) continue;
    const text = alphabet[c]!;
    likeliest.set(text, Math.max(probability, likeliest.get(text) ?? 0));
  }
  return [...likeliest]
    .map(([text, probability]) => ({ text, probability }))
    .sort((a, b) => b.probability - a.probability);
}
