export * from './html.ts';
export * from './items.ts';
export * from './meta.ts';
export * from './parties.ts';
export * from './payment.ts';
export * from './totals.ts';
