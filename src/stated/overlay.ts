import type { Invoice } from '../invoice/index.ts';

/** What was read of the pages. */
export type PageInvoice = Omit<Invoice, 'pages' | 'warnings'>;

/** Parts of an invoice whose fields are stated one by one. */
const PARTS = ['seller', 'buyer', 'totals', 'payeeAccount', 'delivery'] as const;

/** What is stated wins, field by field; what was read fills the rest. A table of lines is taken whole. */
export function overlay(read: PageInvoice, stated: Partial<PageInvoice>): PageInvoice {
  const parts = PARTS.flatMap((name) =>
    read[name] || stated[name] ? [[name, { ...read[name], ...stated[name] }]] : [],
  );
  const lines = stated.lines && stated.lines.length > 0 ? stated.lines : read.lines;
  return { ...read, ...stated, ...Object.fromEntries(parts), lines };
}
