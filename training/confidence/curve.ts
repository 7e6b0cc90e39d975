import { calibrated, logOdds } from '../../src/extraction/evidence/calibrate.ts';
import type { Curve } from '../../src/extraction/evidence/curves.ts';
import type { Observation } from './observations.ts';

export interface Fitted {
  curve: Curve;
  apply(confidence: number): number;
}

const STEPS = 60;
/** A curve never turns or flattens out: surer stays surer. */
const LEAST_SLOPE = 0.15;

/**
 * Logistic regression of right or wrong on the log-odds of the evidence, by Newton's method, drawn towards `prior` as if by
 * `strength` documents.
 */
export function fitCurve(observations: readonly Observation[], prior: Curve, strength: number): Fitted {
  let { slope, offset } = prior;
  // Weights are scaled to the number of observations, so that `strength` means the same everywhere.
  const scale = observations.length / observations.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < STEPS; step++) {
    let [gs, go, hss, hso, hoo] = [
      strength * (slope - prior.slope),
      strength * (offset - prior.offset),
      strength,
      0,
      strength,
    ];
    for (const { confidence, right, weight } of observations) {
      const x = logOdds(confidence);
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = (p - (right ? 1 : 0)) * weight * scale;
      const spread = Math.max(1e-6, p * (1 - p)) * weight * scale;
      gs += error * x;
      go += error;
      hss += spread * x * x;
      hso += spread * x;
      hoo += spread;
    }
    const determinant = hss * hoo - hso * hso;
    const ds = (hoo * gs - hso * go) / determinant;
    const dOffset = (hss * go - hso * gs) / determinant;
    slope = Math.max(LEAST_SLOPE, slope - Math.max(-0.5, Math.min(0.5, ds)));
    offset -= Math.max(-0.5, Math.min(0.5, dOffset));
  }
  const curve = { slope, offset };
  return { curve, apply: (confidence) => calibrated(confidence, curve) };
}
