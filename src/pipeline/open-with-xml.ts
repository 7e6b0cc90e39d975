import { ReadError } from '../base/index.ts';
import { type DocumentLimits, type OpenDocument, openDocument } from '../document/index.ts';
import {
  type ElectronicInvoice,
  findElectronicInvoice,
  readElectronicInvoices,
} from '../stated/einvoice/index.ts';

/** A document of those that a file holds: most files hold one, which has all pages. */
export interface Section {
  /** Its first and last page, 1-based; the last is before the first where it has no pages. */
  first: number;
  last: number;
  /** What its XML says; always present where it has no pages. */
  xml?: ElectronicInvoice;
}

export interface OpenedDocument {
  document: OpenDocument;
  /** In the order of their pages; an XML file with several invoices has one for each. At least one. */
  sections: Section[];
  /** What the XML of the first section with some says. */
  xml?: ElectronicInvoice;
  /** For people: what could not be read. */
  warnings: string[];
}

/**
 * Opens a document and reads the electronic invoices that it is or carries. Broken XML within a PDF is a warning: its pages can
 * still be read.
 * @param ignoreAttached ignore the XML of a PDF
 * @throws ReadError when the document cannot be opened; for bare XML also `damaged_xml`, `refused_xml`, `not_an_invoice`
 */
export async function openWithXml(
  bytes: Uint8Array,
  limits: DocumentLimits,
  ignoreAttached: boolean,
): Promise<OpenedDocument> {
  const document = await openDocument(bytes, limits);
  try {
    return withXml(document, ignoreAttached);
  } catch (error) {
    document.close();
    if (!(error instanceof ReadError) || document.format === 'xml' || document.pageCount === 0) throw error;
    // An attachment broke the PDF parser, which is replaced: the pages may be sound.
    const warning = `The files attached to the PDF could not be looked at: ${error.message}`;
    const again = await openDocument(bytes, limits);
    return { document: again, sections: [{ first: 1, last: again.pageCount }], warnings: [warning] };
  }
}

/** @throws ReadError when an attachment breaks the parser, or XML without pages is no invoice */
function withXml(document: OpenDocument, ignoreAttached: boolean): OpenedDocument {
  const warnings = [...(document.warnings ?? [])];
  const sections: Section[] = [];
  let failure: ReadError | undefined;
  let first = 1;
  for (const part of document.parts ?? [document]) {
    const last = first + part.pageCount - 1;
    try {
      const found = invoicesOf(part, ignoreAttached, warnings);
      sections.push(...found.map((xml) => ({ first, last, ...(xml && { xml }) })));
    } catch (error) {
      // Of several files, XML that is no invoice is none to speak of.
      if (!(error instanceof ReadError) || !document.parts || part.pageCount > 0) throw error;
      failure ??= error;
      if (error.code !== 'not_an_invoice') warnings.push(`An XML file could not be read: ${error.message}`);
    }
    first = last + 1;
  }
  if (sections.length === 0) throw failure ?? new ReadError('no_document');
  const xml = sections.find((section) => section.xml)?.xml;
  return { document, sections, ...(xml && { xml }), warnings };
}

/** What the XML of one document says, `undefined` where it has pages alone. */
function invoicesOf(
  part: OpenDocument,
  ignoreAttached: boolean,
  warnings: string[],
): (ElectronicInvoice | undefined)[] {
  const files = part.format === 'xml' || !ignoreAttached ? (part.xmlFiles?.() ?? []) : [];
  if (part.format === 'xml') return readElectronicInvoices(files[0]!);
  const found = findElectronicInvoice(files);
  warnings.push(...found.warnings);
  return [found.invoice];
}
