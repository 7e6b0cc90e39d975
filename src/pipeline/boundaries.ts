import type { PageText } from '../document/index.ts';
import { type Extracted, extractInvoice, type ReadingHints } from '../extraction/index.ts';
import { type Field, sameValue } from '../invoice/index.ts';
import { type PageMark, pageMark } from './page-marks.ts';

/**
 * How sure a page must be of its own facts to be the first of another invoice. Splitting one invoice in two is worse than leaving two
 * together: without a page mark all of them must be there.
 */
const OWN = { number: 0.75, unmarkedNumber: 0.85, gross: 0.6, seller: 0.6, stranger: 0.85 } as const;

/** What tells a page from those before it. */
interface Look {
  page: PageText;
  mark: PageMark | undefined;
  /** Undefined for pages that say themselves that they are not the first of anything. Found out when first asked for. */
  facts(): Extracted | undefined;
}

/**
 * Parts the pages of a file into its invoices, in order. Pages that belong to none (terms, time sheets, a cover letter) stay with the
 * invoice before them, those at the very beginning with the first.
 */
export function splitInvoices(pages: readonly PageText[], hints: ReadingHints): PageText[][] {
  if (pages.length < 2) return [[...pages]];
  const parts: Look[][] = [];
  for (const page of pages) {
    const look = lookAt(page, hints);
    const part = parts.at(-1);
    if (!part || begins(look, part)) parts.push([look]);
    else part.push(look);
  }
  return parts.map((part) => part.map(({ page }) => page));
}

function lookAt(page: PageText, hints: ReadingHints): Look {
  const mark = pageMark(page);
  const later = mark !== undefined && mark.page > 1;
  let known: Extracted | undefined;
  const facts = () => {
    known ??= extractInvoice([page], { ...hints, withoutLines: true });
    return known;
  };
  return { page, mark, facts: later || page.words.length === 0 ? () => undefined : facts };
}

/** Whether a page is the first of another invoice than the one that the part holds. */
function begins({ page, mark, facts: factsOf }: Look, part: readonly Look[]): boolean {
  // Most second pages say that they are one: then nothing has to be found out of either.
  const facts = (mark?.page ?? 1) > 1 ? undefined : factsOf();
  if (!facts) return false;
  const number = sure(facts.invoiceNumber, mark ? OWN.number : OWN.unmarkedNumber);
  const before = part.flatMap((look) => look.facts()?.invoiceNumber ?? []);
  // A copy, and a second page, repeat the number.
  if (number && before.some(({ value }) => sameValue(value, number.value))) return false;
  const other = number !== undefined && before.length > 0;
  const whole = isWhole(part);
  if (whole && mark && other) return true;
  const complete =
    sure(facts.totals.gross, OWN.gross) !== undefined &&
    sure(facts.seller.name, OWN.seller) !== undefined &&
    facts.issueDate !== undefined &&
    (facts.buyer.name ?? facts.seller.taxId) !== undefined;
  if (!complete || mentions(page, before)) return false;
  // Pages of an invoice may be missing: what is somebody else's, with a number of its own, is none of them all the same.
  return whole ? other || isStranger(facts, part) : other && isStranger(facts, part);
}

/** Whether a page is somebody else's: both sellers are sure, share no word of their names and have different tax ids. */
function isStranger({ seller }: Extracted, part: readonly Look[]): boolean {
  const sellers = part.map(({ facts }) => facts()?.seller);
  const known = sellers.find((one) => sure(one?.name, OWN.stranger));
  const [name, knownName] = [sure(seller.name, OWN.stranger), known?.name];
  if (!name || !knownName) return false;
  const words = new Set(wordsOf(knownName.value));
  const ids = [seller.taxId?.value, known?.taxId?.value];
  return !wordsOf(name.value).some((word) => words.has(word)) && ids[0] !== undefined && ids[0] !== ids[1];
}

/** Initials and legal forms are nobody's own. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/** Whether the pages so far can be a whole invoice: as many as they say, or with a total. */
function isWhole(part: readonly Look[]): boolean {
  const last = part.at(-1)!.mark;
  if (last?.of !== undefined) return last.page >= last.of || part.length >= last.of;
  return part.some(({ mark, facts }) => {
    const own = facts();
    return (own ? sure(own.totals.gross, OWN.gross) : mark) !== undefined;
  });
}

const sure = <Value>(field: Field<Value> | undefined, least: number): Field<Value> | undefined =>
  field && field.confidence >= least ? field : undefined;

/** Whether a page prints one of these numbers anywhere: its header refers to the invoice that it belongs to. */
function mentions({ words }: PageText, numbers: readonly Field<string>[]): boolean {
  return numbers.some(({ value }) => words.some(({ text }) => sameValue(text.replace(/[.,:;]$/, ''), value)));
}
