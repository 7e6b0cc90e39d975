import type { Field, Finding, Invoice } from '../model.ts';

/** What has been read or stated; the pages do not matter to it. */
export type Checked = Omit<Invoice, 'pages' | 'warnings'>;

/** Says what does not hold; says nothing where too little is known. */
export type Check = (invoice: Checked) => Finding[];

export const amountOf = <Value>(field: Field<Value> | undefined): Value | undefined => field?.value;

export const formatMoney = (amount: number) => amount.toFixed(2);
