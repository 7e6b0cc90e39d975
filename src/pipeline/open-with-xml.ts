import { ReadError } from '../base/index.ts';
import { type DocumentLimits, type OpenDocument, openDocument } from '../document/index.ts';
import {
  type ElectronicInvoice,
  findElectronicInvoice,
  readElectronicInvoice,
} from '../stated/einvoice/index.ts';

export interface OpenedDocument {
  document: OpenDocument;
  /** What its XML says; always present for a document that is bare XML. */
  xml?: ElectronicInvoice;
  /** For people: XML that could not be read. */
  warnings: string[];
}

/**
 * Opens a document and reads the electronic invoice that it is or carries. Broken XML within a PDF is a warning: its pages can
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
  if (document.format === 'xml') return { document, xml: readElectronicInvoice(bytes), warnings: [] };
  if (ignoreAttached || !document.xmlFiles) return { document, warnings: [] };
  try {
    const { invoice, warnings } = findElectronicInvoice(document.xmlFiles());
    return { document, ...(invoice ? { xml: invoice } : {}), warnings };
  } catch (error) {
    document.close();
    if (!(error instanceof ReadError)) throw error;
    // An attachment broke the PDF parser, which is replaced: the pages may be sound.
    const warning = `The files attached to the PDF could not be looked at: ${error.message}`;
    return { document: await openDocument(bytes, limits), warnings: [warning] };
  }
}
