import type { Field } from '../invoice/index.ts';

/** The value of a field, if it was found. */
export const plain = <Value>(field: Field<Value> | undefined): Value | undefined => field?.value;
