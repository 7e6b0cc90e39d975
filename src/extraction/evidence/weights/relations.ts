/** Log-odds that the sums agreeing, or not, adds to net, tax and gross together. */
export const CONSISTENCY = {
  addsUp: 5,
  rate: 2,
  pairRate: 1,
  adjusted: 2,
  untaxed: 1.5,
  contradiction: -7,
  netAboveGross: -5,
  hugeTax: -3,
  dominated: -6,
};

/** Log-odds for a name and an address to be one party's. */
export const PAIRS = {
  together: 2.4,
  inRun: 1.6,
  sameName: 1.8,
  alike: 1.2,
  near: 0.4,
  apart: -1.2,
  remaining: 1.8,
};
