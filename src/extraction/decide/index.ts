export { decideDates } from './dates.ts';
export { findFacts } from './further-facts.ts';
export { decideRate } from './rate.ts';
export { decideSums } from './sums.ts';
export { decideParties } from './whole.ts';
