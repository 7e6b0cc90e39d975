/** Calibrated log-odds are `slope` times those of the evidence, plus `offset`. */
export interface Curve {
  slope: number;
  offset: number;
}

/** Per field of the model; fitted by `npm run train:confidence`. */
export const CURVES: Readonly<Record<string, Curve>> = {};

/** For fields that are not measured. */
export const OTHERS: Curve = { slope: 1, offset: 0 };
