import { type Field, type Finding, getField, isPrinted, sameValue } from '../invoice/index.ts';
import type { PageInvoice } from './overlay.ts';

/** From this confidence on a value read from print contradicts an exact one; below, the reading is as likely to be wrong. */
export const SURE = 0.9;

/** Fields in which an exact source and the page must not differ, by their paths. */
const COMPARED = [
  'invoiceNumber',
  'issueDate',
  'dueDate',
  'currency',
  'seller.taxId',
  'buyer.taxId',
  'totals.net',
  'totals.tax',
  'totals.gross',
  'payeeAccount.account',
  'payeeAccount.bic',
  'payeeAccount.reference',
] as const;

/** An exact source, as findings speak of it. */
interface Source {
  source: 'xml' | 'code';
  /** `electronic invoice`, `Swiss QR-bill`. */
  name: string;
}

/** The sources whose values an exact one is held against, each with the code of its finding. */
const AGAINST: Readonly<
  Record<Source['source'], { paths: readonly string[]; print: string; code?: string }>
> = {
  xml: { paths: COMPARED, print: 'xml_page_mismatch', code: 'xml_code_mismatch' },
  code: { paths: [...COMPARED, 'vatRate'], print: 'code_page_mismatch' },
};

/**
 * A finding for each field that the page surely gives another value than an exact source does. Print that has the exact value elsewhere
 * was picked wrongly, which is no contradiction; a code says one thing only.
 */
export function findMismatches(
  { source, name }: Source,
  stated: Partial<PageInvoice>,
  read: PageInvoice,
  printed: string,
): Finding[] {
  const { paths, print, code } = AGAINST[source];
  return paths.flatMap((path) => {
    const [exact, other] = [getField(stated, path), getField(read, path)];
    if (!exact || !other || other.confidence < SURE || sameValue(exact.value, other.value)) return [];
    const isCode = other.source === 'code';
    if (isCode ? !code : isPrinted(exact.value, printed)) return [];
    return [makeMismatch(isCode ? code! : print, name, path, exact.value, other)];
  });
}

/** @param code `xml_page_mismatch` and the like */
export const makeMismatch = (
  code: string,
  name: string,
  path: string,
  value: string | number,
  read: Field<string | number>,
  severity: Finding['severity'] = 'warning',
): Finding => ({
  code,
  severity,
  fields: [path],
  message: `The ${name} says ${value}, the ${code === 'xml_code_mismatch' ? 'code on the page' : 'page'} says ${read.text} (${path}).`,
  expected: value,
  actual: read.value,
});
