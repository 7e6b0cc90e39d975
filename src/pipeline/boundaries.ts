import type { PageText } from '../document/index.ts';
import { type Extracted, type ExtractionHints, extractInvoice } from '../extraction/index.ts';
import { type Field, sameValue } from '../invoice/index.ts';
import { findPageMark, type PageMark } from './page-marks.ts';

/**
 * How sure a page must be of its own facts to be the first of another invoice. Splitting one invoice in two is worse than leaving two
 * together: without a page mark all of them must be there.
 */
const LEAST_CONFIDENCE = {
  /** The number of a page that says it is page 1. */
  number: 0.75,
  /** The number of a page that says nothing of which page it is. */
  unmarkedNumber: 0.85,
  gross: 0.6,
  seller: 0.6,
  /** Both sellers' names, when they are to be two. */
  stranger: 0.85,
} as const;

/** What tells a page from those before it. */
interface PageClues {
  page: PageText;
  mark: PageMark | undefined;
  /** Read when first asked for; undefined for empty pages, and for those that say they are not the first of anything. */
  facts(): Extracted | undefined;
}

/**
 * Splits the pages of a file into its invoices, in order. Pages that belong to none (terms, time sheets, a cover letter) stay with the
 * invoice before them, those at the very beginning with the first.
 */
export function splitInvoices(pages: readonly PageText[], hints: ExtractionHints): PageText[][] {
  if (pages.length < 2) return [[...pages]];
  const invoices: PageClues[][] = [];
  for (const page of pages) {
    const clues = cluesOf(page, hints);
    const invoice = invoices.at(-1);
    if (!invoice || beginsAnother(clues, invoice)) invoices.push([clues]);
    else invoice.push(clues);
  }
  return invoices.map((invoice) => invoice.map(({ page }) => page));
}

function cluesOf(page: PageText, hints: ExtractionHints): PageClues {
  const mark = findPageMark(page);
  // Most second pages say that they are one: then nothing has to be read of them.
  const isLater = mark !== undefined && mark.page > 1;
  let known: Extracted | undefined;
  const facts = () => {
    known ??= extractInvoice([page], { ...hints, withoutLines: true });
    return known;
  };
  return { page, mark, facts: isLater || page.words.length === 0 ? () => undefined : facts };
}

/** Whether a page is the first of another invoice than the one whose pages come before it. */
function beginsAnother({ page, mark, facts: parseCode }: PageClues, before: readonly PageClues[]): boolean {
  const facts = parseCode();
  if (!facts) return false;
  const numbers = before.flatMap((clues) => clues.facts()?.invoiceNumber ?? []);
  const least = mark ? LEAST_CONFIDENCE.number : LEAST_CONFIDENCE.unmarkedNumber;
  const number = ifSure(facts.invoiceNumber, least);
  // A copy, and a second page, repeat the number.
  if (number && numbers.some(({ value }) => sameValue(value, number.value))) return false;
  const hasOtherNumber = number !== undefined && numbers.length > 0;
  const isComplete = mayBeComplete(before);
  if (isComplete && mark && hasOtherNumber) return true;
  if (!hasAllFacts(facts) || mentions(page, numbers)) return false;
  if (isComplete) return hasOtherNumber || isStranger(facts, before);
  // Its last pages may be missing: a page of somebody else's, with a number of its own, does not belong to it all the same.
  return hasOtherNumber && isStranger(facts, before);
}

const hasAllFacts = ({ totals, seller, buyer, issueDate }: Extracted): boolean =>
  ifSure(totals.gross, LEAST_CONFIDENCE.gross) !== undefined &&
  ifSure(seller.name, LEAST_CONFIDENCE.seller) !== undefined &&
  issueDate !== undefined &&
  (buyer.name ?? seller.taxId) !== undefined;

/** Whether a page is somebody else's: both sellers are sure, share no word of their names and have different tax ids. */
function isStranger({ seller }: Extracted, before: readonly PageClues[]): boolean {
  const sellers = before.map(({ facts }) => facts()?.seller);
  const known = sellers.find((one) => ifSure(one?.name, LEAST_CONFIDENCE.stranger));
  const [name, knownName] = [ifSure(seller.name, LEAST_CONFIDENCE.stranger), known?.name];
  if (!name || !knownName) return false;
  const words = new Set(wordsOf(knownName.value));
  const ids = [seller.taxId?.value, known?.taxId?.value];
  return !wordsOf(name.value).some((word) => words.has(word)) && ids[0] !== undefined && ids[0] !== ids[1];
}

/** Initials and legal forms are common to many names. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** Whether pages can be all of an invoice: as many as they say, or with a total. */
function mayBeComplete(pages: readonly PageClues[]): boolean {
  const last = pages.at(-1)!.mark;
  if (last?.of !== undefined) return last.page >= last.of || pages.length >= last.of;
  return pages.some(({ mark, facts }) => {
    const own = facts();
    return (own ? ifSure(own.totals.gross, LEAST_CONFIDENCE.gross) : mark) !== undefined;
  });
}

const ifSure = <Value>(field: Field<Value> | undefined, least: number): Field<Value> | undefined =>
  field && field.confidence >= least ? field : undefined;

/** Whether a page prints one of these numbers anywhere: its header refers to the invoice that it belongs to. */
function mentions({ words }: PageText, numbers: readonly Field<string>[]): boolean {
  return numbers.some(({ value }) => words.some(({ text }) => sameValue(text.replace(/[.,:;]$/, ''), value)));
}
