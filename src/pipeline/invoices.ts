import type { PageText } from '../document/index.ts';
import { type ExtractionHints, extractInvoice } from '../extraction/index.ts';
import { checkInvoice, type Invoice } from '../invoice/index.ts';
import { type Code, type FoundFacts, parseCode } from '../stated/codes/index.ts';
import { mergeStated, toInvoice } from '../stated/index.ts';
import { splitInvoices } from './boundaries.ts';
import { chooseInvoices } from './choose-invoices.ts';
import { reportHiddenText } from './hidden-text.ts';
import type { Section } from './open-with-xml.ts';
import { findPageMark } from './page-marks.ts';
import type { DocumentText } from './pages.ts';

/** The invoices of a file, in their order, each with its own pages: at least one. */
export function findInvoices(
  text: DocumentText,
  sections: readonly Section[],
  hints: ExtractionHints,
): Invoice[] {
  if (sections.length === 1) return invoicesOf(text, sections[0]!, hints);
  const found = sections.map((section) => ({ section, invoices: invoicesOf(text, section, hints) }));
  return chooseInvoices(found);
}

/** The invoices of one document. */
function invoicesOf(text: DocumentText, { first, last, xml }: Section, hints: ExtractionHints): Invoice[] {
  if (xml && last < first) return [{ ...checkInvoice(toInvoice(xml)), pages: [], warnings: [] }];
  const inSection = ({ page }: { page: number }) => page >= first && page <= last;
  const pages = text.pages.filter(inSection);
  const reports = text.reports.filter(inSection);
  // XML describes one invoice: any other pages of the document are papers that go with it.
  const parts = xml ? [pages] : splitInvoices(pages, hints);
  const settings = { ...hints, withoutLines: xml !== undefined && xml.lines.length > 0 };
  const starts = parts.map((part, at) => (at === 0 ? first : part[0]!.page));
  return parts.map((part, at) => {
    const [from, to] = [starts[at]!, starts[at + 1] ?? Number.POSITIVE_INFINITY];
    const within = ({ page }: { page: number }) => page >= from && page < to;
    const printed = part.flatMap(({ words }) => words.map(({ text: word }) => word)).join(' ');
    const exact = { xml, codes: factsIn(text.codes.filter(inSection).filter(within)) };
    const facts = mergeStated(extractInvoice(part, settings), exact, printed);
    const own = reports.filter(within);
    const warnings = [...failedPages(own, reports.length), ...missingPages(part, own.length)];
    const checked = checkInvoice(facts);
    const findings = [
      ...checked.findings,
      ...reportHiddenText((text.hidden ?? []).filter(inSection).filter(within)),
    ];
    return { ...checked, findings, pages: own, warnings };
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
  const ranges = invoices.map(rangeOf).filter((range) => range !== '');
  const where = ranges.length > 0 ? `, on pages ${ranges.join(', ')}` : '';
  const several = `The file holds ${invoices.length} invoices${where}: this is the first.`;
  return { ...first, warnings: [...warnings, several, ...first.warnings], further };
}

/** `3`, `3–5`; nothing for an invoice without pages. */
function rangeOf({ pages }: Invoice): string {
  const [from, to] = [pages[0]?.page, pages.at(-1)?.page];
  return from === to ? `${from ?? ''}` : `${from}–${to}`;
}
