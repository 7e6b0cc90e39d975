import type { Field, Invoice } from '../../../invoice/index.ts';
import { fieldPaths, invoiceSchema } from '../invoice-schema.ts';

/** Paths of an invoice's own fields, in the order of the model. */
export const listInvoicePaths = (): string[] => fieldPaths();
/** Paths of the fields of a line, in the order of the model. */
export const listLinePaths = (): string[] => fieldPaths(invoiceSchema().properties?.lines?.items);

/** The decided value at a path such as `totals.gross`; undefined where nothing was found. */
export function findField(holder: object, path: string): Field<string | number> | undefined {
  let value: unknown = holder;
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part];
  return value as Field<string | number> | undefined;
}

/** The values at these paths; undefined where nothing was found. */
export const listValues = (holder: object, paths: readonly string[]): (string | number | undefined)[] =>
  paths.map((path) => findField(holder, path)?.value);

/** The lines, or one empty line where there are none, so that a table has a row for the invoice. */
export const listLines = ({ lines }: Invoice): object[] => (lines.length > 0 ? lines : [{}]);
