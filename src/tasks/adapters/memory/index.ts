export { createChangeBus } from './create-change-bus.ts';
export { createUsageCounters } from './create-usage-counters.ts';
