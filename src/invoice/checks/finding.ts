import type { Field, Finding, Invoice } from '../model.ts';

/** An invoice without what is known of its pages. */
export type Checked = Omit<Invoice, 'pages' | 'warnings'>;

/** Finds what does not hold; nothing where too little is known. */
export type Check = (invoice: Checked) => Finding[];

export const amountOf = <Value>(field: Field<Value> | undefined): Value | undefined => field?.value;

export const formatMoney = (amount: number) => amount.toFixed(2);
