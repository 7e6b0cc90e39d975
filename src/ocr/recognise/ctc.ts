import type { Alternative } from '../recogniser.ts';
import type { Confusions } from './confusions.ts';
import { mergeDuplicateGlyphs } from './duplicate-glyphs.ts';
import type { Glyph } from './glyphs.ts';

/** Digits that a letter may be are kept from this probability on. */
const MIN_DIGIT = 0.005;
/** So are other letters that it may be: no language makes up for less. */
const MIN_ALTERNATIVE = 0.001;

/** The output of the network: for each step, the probabilities of all classes. */
interface Output {
  probabilities: Float32Array;
  alphabet: readonly string[];
  confusions: Confusions;
}

/**
 * Greedy decoding of Connectionist Temporal Classification (Graves et al., 2006): the likeliest class of each step,
 * repeats merged, blanks (class 0) dropped, letters that came out as two made one. Changes `output` where classes are printed alike.
 *
 * @param output probabilities, `steps` × `alphabet.length`
 * @param width of the network's input in pixels
 */
export function decodeCtc(
  output: Float32Array,
  steps: number,
  alphabet: readonly string[],
  width: number,
  confusions: Confusions = { variants: [], digits: [], identical: [] },
): Glyph[] {
  const classes = alphabet.length;
  const stride = width / steps;
  const source: Output = { probabilities: output, alphabet, confusions };
  const glyphs: Glyph[] = [];
  let last = 0;
  let first = 0;
  for (let step = 0, at = 0; step < steps; step++, at += classes) {
    addIdenticalClasses(output, at, confusions.identical);
    const best = likeliestClass(output, at, classes);
    if (best !== 0) {
      if (best !== last) {
        first = step;
        const glyph: Glyph = { text: alphabet[best]!, probability: output[at + best]!, at: 0 };
        if (last !== 0) glyph.joined = true;
        glyphs.push(glyph);
      }
      const glyph = glyphs[glyphs.length - 1]!;
      glyph.at = ((first + step) / 2 + 0.5) * stride;
      addStep(glyph, best, at, source);
    }
    last = best;
  }
  return mergeDuplicateGlyphs(glyphs, stride);
}

function addIdenticalClasses(output: Float32Array, at: number, identical: Confusions['identical']): void {
  for (const [one, other] of identical) {
    output[at + one]! += output[at + other]!;
    output[at + other] = 0;
  }
}

/** The likeliest class of the step that starts at `at`. A function of its own for its loop: see "Loops" in docs/design.md. */
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

/** Adds what one more step says of a glyph: its probability, and what it may be instead. */
function addStep(
  glyph: Glyph,
  best: number,
  at: number,
  { probabilities, alphabet, confusions }: Output,
): void {
  const probability = probabilities[at + best]!;
  if (probability > glyph.probability) glyph.probability = probability;
  const digit = confusions.digits[best];
  if (digit !== undefined) {
    const instead = Math.max(probabilities[at + digit]!, glyph.digit?.probability ?? 0);
    if (instead >= MIN_DIGIT) glyph.digit = { text: alphabet[digit]!, probability: instead };
  }
  const variants = confusions.variants[best];
  if (variants)
    glyph.alternatives = addAlternatives(glyph.alternatives, variants, best, probabilities, at, alphabet);
}

/** The highest probability that each variant had at any step of the glyph. */
function addAlternatives(
  before: readonly Alternative[] | undefined,
  variants: readonly number[],
  best: number,
  output: Float32Array,
  at: number,
  alphabet: readonly string[],
): Alternative[] {
  const likeliest = new Map(before?.map(({ text, probability }) => [text, probability]));
  for (const c of variants) {
    const probability = output[at + c]!;
    if (c === best || probability < MIN_ALTERNATIVE) continue;
    const text = alphabet[c]!;
    likeliest.set(text, Math.max(probability, likeliest.get(text) ?? 0));
  }
  return [...likeliest]
    .map(([text, probability]) => ({ text, probability }))
    .sort((a, b) => b.probability - a.probability);
}
