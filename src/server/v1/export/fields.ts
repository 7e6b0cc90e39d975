import { getField, type Invoice, listFieldPaths } from '../../../invoice/index.ts';

/** Paths of an invoice's own fields, in the order of the model. */
export const listInvoicePaths = (): string[] => listFieldPaths();
/** Paths of the fields of a line, in the order of the model. */
export const listLinePaths = (): string[] => listFieldPaths('InvoiceLine');

/** The values at these paths; undefined where nothing was found. */
export const listValues = (holder: object, paths: readonly string[]): (string | number | undefined)[] =>
  paths.map((path) => getField(holder, path)?.value);

/** The lines, or one empty line where there are none, so that a table has a row for the invoice. */
export const listLines = ({ lines }: Invoice): object[] => (lines.length > 0 ? lines : [{}]);
