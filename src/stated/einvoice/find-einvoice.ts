import { ReadError } from '../../base/index.ts';
import type { ElectronicInvoice } from './assemble-invoice.ts';
import { readElectronicInvoice } from './read-einvoice.ts';
import { MARKS } from './syntaxes.ts';

export interface SearchResult {
  invoice?: ElectronicInvoice;
  /** For people: files that look like an electronic invoice and could not be read. */
  warnings: string[];
}

/** The first electronic invoice among a document's attached files. Other XML is ignored. */
export function findElectronicInvoice(files: readonly Uint8Array[]): SearchResult {
  const warnings: string[] = [];
  for (const file of files.filter(mentionsVocabulary)) {
    try {
      return { invoice: readElectronicInvoice(file), warnings };
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      if (error.code !== 'not_an_invoice')
        warnings.push(`An attached XML file could not be read, the page was: ${error.message}`);
    }
  }
  return { warnings };
}

const MENTIONS = MARKS.flatMap((mark) => {
  const utf16 = Buffer.from(mark, 'utf16le');
  return [Buffer.from(mark), utf16, Buffer.from(utf16).swap16()];
});

/** Other XML is recognised without parsing it: whether it is sound does not matter here. */
function mentionsVocabulary(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  return MENTIONS.some((mention) => bytes.includes(mention));
}

/** Whether the XML alone says who charges whom, when and how much. */
export function holdsEssentials({ seller, buyer, issueDate, currency, totals }: ElectronicInvoice): boolean {
  return Boolean(seller.name && buyer.name && issueDate && currency && totals.gross && totals.net);
}
