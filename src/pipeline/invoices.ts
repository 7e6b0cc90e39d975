import type { PageText } from '../document/index.ts';
import { type ExtractionHints, extractInvoice } from '../extraction/index.ts';
import { checkInvoice, type Invoice } from '../invoice/index.ts';
import { type Code, type FoundFacts, parseCode } from '../stated/codes/index.ts';
import type { ElectronicInvoice } from '../stated/einvoice/index.ts';
import { mergeStated } from '../stated/index.ts';
import { splitInvoices } from './boundaries.ts';
import { findPageMark } from './page-marks.ts';
import type { DocumentText } from './pages.ts';

/** The invoices of a document, in their order, each with its own pages: at least one. */
export function findInvoices(
  { pages, reports, codes }: DocumentText,
  xml: ElectronicInvoice | undefined,
  hints: ExtractionHints,
): Invoice[] {
  // XML describes one invoice: any other pages of the file are papers that go with it.
  const parts = xml ? [pages] : splitInvoices(pages, hints);
  const settings = { ...hints, withoutLines: xml !== undefined && xml.lines.length > 0 };
  const starts = parts.map((part, at) => (at === 0 ? 1 : part[0]!.page));
  return parts.map((part, at) => {
    const [from, to] = [starts[at]!, starts[at + 1] ?? Number.POSITIVE_INFINITY];
    const within = ({ page }: { page: number }) => page >= from && page < to;
    const printed = part.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    const exact = { xml, codes: factsIn(codes.filter(within)) };
    const facts = mergeStated(extractInvoice(part, settings), exact, printed);
    const own = reports.filter(within);
    const warnings = [...failedPages(own, reports.length), ...missingPages(part, own.length)];
    return { ...checkInvoice(facts), pages: own, warnings };
  });
}

function factsIn(codes: readonly Code[]): FoundFacts[] {
  return codes.flatMap(({ page, box, ...code }) => {
    const facts = parseCode(code);
    return facts ? { facts, page, ...(box ? { box } : {}) } : [];
  });
}

function failedPages(reports: Invoice['pages'], of: number): string[] {
  return reports.flatMap(({ page, error }) =>
    error ? [`Page ${page} of ${of} could not be read: ${error.message}`] : [],
  );
}

/** A warning where an invoice's pages say that there are more of them than the file has: the total may be on a missing one. */
function missingPages(part: readonly PageText[], there: number): string[] {
  const marks = part.flatMap((page) => findPageMark(page) ?? []);
  const said = new Set(marks.flatMap(({ of }) => of ?? []));
  const [of] = said;
  if (of === undefined || said.size > 1 || there >= of || marks.some(({ page }) => page === of)) return [];
  return [`The invoice says it has ${of} pages, but the file has only ${there} of them.`];
}

/** The first of several invoices, with the others under `further` and a warning that says so. */
export function joinInvoices(invoices: readonly Invoice[], warnings: readonly string[]): Invoice {
  const [first, ...further] = invoices as [Invoice, ...Invoice[]];
  if (further.length === 0) return { ...first, warnings: [...warnings, ...first.warnings] };
  const ranges = invoices.map(({ pages }) => {
    const [from, to] = [pages[0]?.page, pages.at(-1)?.page];
    return from === to ? `${from}` : `${from}–${to}`;
  });
  const several = `The file holds ${invoices.length} invoices, on pages ${ranges.join(', ')}: this is the first.`;
  return { ...first, warnings: [...warnings, several, ...first.warnings], further };
}
