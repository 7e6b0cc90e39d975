export { findFacts } from './further-facts.ts';
