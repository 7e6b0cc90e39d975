import { type Invoice, sameValue } from '../invoice/index.ts';
import type { Section } from './open-with-xml.ts';

/** What was read of one document of a file that holds several. */
export interface FoundInvoices {
  section: Section;
  invoices: Invoice[];
}

/** How sure a total must be to make an invoice of a paper that came with an electronic one. */
const SURE = 0.8;

/**
 * The invoices among the documents of an archive, mail or portfolio: without cover sheets, terms and other papers, and without the picture
 * of an invoice that is there as XML. Where none looks like an invoice, the first is given.
 */
export function chooseInvoices(found: readonly FoundInvoices[]): Invoice[] {
  const electronic = found.flatMap(({ section, invoices }) => (section.xml ? invoices : []));
  const numbers = electronic.flatMap(({ invoiceNumber }) => invoiceNumber?.value ?? []);
  const chosen = found.flatMap(({ section, invoices }) => {
    if (section.xml) return invoices;
    return invoices.filter((invoice) =>
      electronic.length > 0 ? isAnother(invoice, numbers) : isInvoice(invoice),
    );
  });
  return chosen.length > 0 ? chosen : found[0]!.invoices.slice(0, 1);
}

/** A total, and a number or a date. */
const isInvoice = ({ totals, invoiceNumber, issueDate }: Invoice): boolean =>
  (totals.gross ?? totals.amountDue ?? totals.net) !== undefined &&
  (invoiceNumber ?? issueDate) !== undefined;

/** Whether a paper beside electronic invoices is surely an invoice, and none of these. */
function isAnother(
  { totals, invoiceNumber, seller, documentType }: Invoice,
  numbers: readonly string[],
): boolean {
  if (!invoiceNumber || !seller.name || (totals.gross?.confidence ?? 0) < SURE) return false;
  const says = documentType?.value === 'invoice' || documentType?.value === 'credit_note';
  return says && !numbers.some((number) => sameValue(number, invoiceNumber.value));
}
