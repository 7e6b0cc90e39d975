import type { Field, Invoice } from '../../../invoice/index.ts';
import { fieldPaths, invoiceSchema } from '../invoice-schema.ts';

/** Paths of an invoice's own fields, and of those of a line, as the model has them. */
export const INVOICE_PATHS = (): string[] => fieldPaths();
export const LINE_PATHS = (): string[] => fieldPaths(invoiceSchema().properties?.lines?.items);

/** The decided value at a path such as `totals.gross`; undefined where nothing was found. */
export function fieldAt(holder: object, path: string): Field<string | number> | undefined {
  let value: unknown = holder;
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return value as Field<string | number> | undefined;
}

export const valuesAt = (holder: object, paths: readonly string[]): (string | number | undefined)[] =>
  paths.map((path) => fieldAt(holder, path)?.value);

/** Lines where there are any; one empty one else, so that a table has a row for the invoice. */
export const linesOrOne = ({ lines }: Invoice): object[] => (lines.length > 0 ? lines : [{}]);
