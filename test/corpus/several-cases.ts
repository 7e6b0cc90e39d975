/** Files of several invoices, of one invoice's pages and copies, and of many pages. `make.ts` writes them to a folder. */
import { attachXml } from '../../samples/make/attach-xml.ts';
import { imagePdf } from '../../samples/make/image-pdf.ts';
import { sampleXml } from './einvoice-cases.ts';
import { drawOn, joinPdfs, keepPages, pagesOf, parsePdf, writePdf } from './pdf.ts';
import { sampleFile } from './pdf-cases.ts';
import { plainPage } from './plain-page.ts';

export interface SeveralCase {
  /** The pages of each of its invoices. */
  invoices: readonly (readonly number[])[];
  make(): Promise<Uint8Array>;
}

/** The samples one after the other, with their text layers. */
export const joined = (...names: string[]): Buffer => joinPdfs(names.map((name) => sampleFile(name)));

export const THREE = ['german-letter', 'irish-two-pages', 'us-services'] as const;
const SCANS = ['italian-bordered', 'spanish-colour', 'portuguese-fatura'];
export const MANY = 100;

/** The second says that it is a later page of something. */
function withPageMark(): Buffer {
  const pdf = parsePdf(joined('german-letter', 'us-services'));
  const font = '/Font << /FX << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>';
  drawOn(pdf, pagesOf(pdf)[1]!, 'BT /FX 10 Tf 500 20 Td (Page 2 of 2) Tj ET', font);
  return writePdf(pdf);
}

const ofNumber = (number: string) =>
  plainPage([
    ...['Fernhill Joinery Ltd', '4 Mill Lane, Northby', '', 'INVOICE', ''],
    ...[`Invoice number: ${number}`, 'Invoice date: 4 May 2026', 'Bill to: Hill Farm LLP', ''],
    ...['Net total: GBP 100.00', 'VAT 20%: GBP 20.00', 'Total due: GBP 120.00'],
  ]);

export const SEVERAL_CASES: Readonly<Record<string, SeveralCase>> = {
  three: { invoices: [[1], [2, 3], [4]], make: async () => joined(...THREE) },
  'three-of-which-one-has-xml': {
    invoices: [[1, 2, 3, 4]],
    make: async () => attachXml(joined(...THREE), Buffer.from(sampleXml)),
  },
  'three-scans': {
    invoices: [[1], [2], [3]],
    make: () =>
      imagePdf(
        SCANS.map((name) => sampleFile(name, '-scan.jpg')),
        200,
      ),
  },
  'second-page-lost': {
    invoices: [[1], [2]],
    make: async () => keepPages(joined('irish-two-pages', 'german-letter'), [1, 3]),
  },
  'two-pages': { invoices: [[1, 2]], make: async () => joined('irish-two-pages') },
  'first-page-alone': { invoices: [[1]], make: async () => keepPages(joined('irish-two-pages'), [1]) },
  'second-says-it-is-a-later-page': { invoices: [[1, 2]], make: async () => withPageMark() },
  'only-numbers-differ': {
    invoices: [[1], [2]],
    make: async () => joinPdfs([ofNumber('FJ-2026-0117'), ofNumber('FJ-2026-0118')]),
  },
  copies: { invoices: [[1, 2, 3]], make: async () => joined('french-sarl', 'french-sarl', 'french-sarl') },
  'many-pages': {
    invoices: [Array.from({ length: MANY }, (_, at) => at + 1)],
    make: async () => joined(...Array.from({ length: MANY }, () => 'malaysian-receipt')),
  },
};
