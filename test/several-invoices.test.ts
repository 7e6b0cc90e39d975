import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachXml } from '../samples/make/attach-xml.ts';
import { imagePdf } from '../samples/make/image-pdf.ts';
import { splitInvoices } from '../src/boundaries.ts';
import { openDocument } from '../src/document/index.ts';
import { type Details, toDetails } from '../src/invoice/index.ts';
import { findInvoices } from '../src/invoices.ts';
import { createReader, type Reader } from '../src/reader.ts';
import { DEFAULT_LIMITS } from '../src/settings.ts';
import { joinPdfs } from './corpus/pdf.ts';

const sample = (name: string, ending = '.pdf') =>
  readFileSync(new URL(`../samples/${name}/${name}${ending}`, import.meta.url));
const labels = (name: string): Details => JSON.parse(sample(name, '.json').toString());

let reader: Reader;
beforeAll(async () => {
  reader = await createReader();
});
afterAll(() => reader.close());

describe('several invoices in one file', () => {
  const names = ['german-letter', 'irish-two-pages', 'us-services'];
  const file = joinPdfs(names.map((name) => sample(name)));

  test('are each in the result with their own pages, and a warning says how many there are', async () => {
    const invoice = await reader.read(file);
    const all = [invoice, ...(invoice.further ?? [])];
    expect(all.map(({ pages }) => pages.map(({ page }) => page))).toEqual([[1], [2, 3], [4]]);
    for (const [at, name] of names.entries()) {
      const { total_amount, issue_date, supplier_name } = labels(name);
      expect(toDetails(all[at]!)).toMatchObject({ total_amount, issue_date, supplier_name });
    }
    expect(all[1]!.totals.gross?.page).toBe(3);
    expect(invoice.warnings).toEqual(['The file holds 3 invoices, on pages 1, 2–3, 4: this is the first.']);
    expect(all[2]).not.toHaveProperty('further');
  });

  test('of which one carries XML are that one and its papers', async () => {
    const xml = readFileSync(new URL('../samples/german-letter/factur-x.xml', import.meta.url));
    const invoice = await reader.read(attachXml(file, xml));
    expect(invoice).not.toHaveProperty('further');
    expect(invoice.pages).toHaveLength(4);
  });

  test('are told apart where the first has lost its second page', async () => {
    const [bytes, pages] = [
      joinPdfs(['irish-two-pages', 'german-letter'].map((name) => sample(name))),
      [1, 3],
    ];
    const document = await openDocument(bytes, DEFAULT_LIMITS);
    const texts = await Promise.all(
      pages.map(async (number) => {
        const { width, height, words } = await document.page(number);
        return { page: number, width, height, words: words ?? [] };
      }),
    );
    document.close();
    expect(splitInvoices(texts, {}).map((part) => part.map(({ page }) => page))).toEqual([[1], [3]]);
  });

  test('are told apart on scans too', { timeout: 120_000 }, async () => {
    const scans = await imagePdf(
      ['italian-bordered', 'spanish-colour', 'portuguese-fatura'].map((name) => sample(name, '-scan.jpg')),
      200,
    );
    const invoice = await reader.read(scans);
    expect([invoice, ...(invoice.further ?? [])].map(({ pages }) => pages.length)).toEqual([1, 1, 1]);
  });
});

describe('one invoice', () => {
  async function pagesOf(bytes: Uint8Array) {
    const document = await openDocument(bytes, DEFAULT_LIMITS);
    const pages = [];
    for (let number = 1; number <= document.pageCount; number++) {
      const { page, width, height, words } = await document.page(number);
      pages.push({ page, width, height, words: words! });
    }
    document.close();
    return pages;
  }
  const split = async (names: readonly string[]) => {
    const pages = await pagesOf(joinPdfs(names.map((name) => sample(name))));
    return splitInvoices(pages, {}).map((part) => part.length);
  };

  test('of several pages is one, and so is an invoice with its copy', async () => {
    expect(await split(['irish-two-pages'])).toEqual([2]);
    expect(await split(['french-sarl', 'french-sarl', 'french-sarl'])).toEqual([3]);
  });

  test('and another of the same seller are two, if only their numbers differ', async () => {
    const [page] = await pagesOf(sample('uk-vat-summary'));
    const { invoiceNumber } = await reader.read(sample('uk-vat-summary'));
    const number = invoiceNumber!.value;
    const next = number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
    const words = page!.words.map((word) => ({ ...word, text: word.text.replaceAll(number, next) }));
    expect(splitInvoices([page!, { ...page!, page: 2, words }], {})).toHaveLength(2);
  });

  test('of which pages are missing says so', async () => {
    const pages = await pagesOf(sample('irish-two-pages'));
    const warnings = (those: typeof pages) => {
      const reports = those.map(({ page, width, height, words }) => ({
        page,
        width,
        height,
        source: 'text' as const,
        rotation: 0,
        words: words.length,
      }));
      return findInvoices({ pages: those, reports, codes: [] }, undefined, {})[0]!.warnings;
    };
    expect(warnings(pages)).toEqual([]);
    expect(warnings(pages.slice(0, 1))).toEqual(['The invoice says that it has 2 pages: one is here.']);
  });

  test('a page that says that it is a later one begins nothing', async () => {
    const pages = await pagesOf(joinPdfs([sample('german-letter'), sample('us-services')]));
    const box = { x0: 500, y0: 800, x1: 520, y1: 810 };
    const mark = ['Page', '2', 'of', '2'].map((text) => ({
      text,
      box,
      confidence: 1,
      source: 'text' as const,
    }));
    const second = { ...pages[1]!, words: [...pages[1]!.words, ...mark] };
    expect(splitInvoices([pages[0]!, second], {})).toHaveLength(1);
    expect(splitInvoices(pages, {})).toHaveLength(2);
  });
});
