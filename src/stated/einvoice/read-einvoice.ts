import { ReadError } from '../../base/index.ts';
import { assembleInvoice, type ElectronicInvoice } from './assemble-invoice.ts';
import { findInvoiceElements } from './envelopes.ts';
import { decodeXml, parseXml, withoutLongTexts, XML_LIMITS } from './xml/index.ts';

/**
 * Reads the electronic invoices of an XML file, in their order: CII (Factur-X, ZUGFeRD, XRechnung), UBL (Peppol, XRechnung) or a national
 * format, bare or in an envelope.
 * @returns at least one
 * @throws ReadError `damaged_xml`, `refused_xml`, `not_an_invoice`
 */
export function readElectronicInvoices(bytes: Uint8Array): ElectronicInvoice[] {
  const kept = withoutLongTexts(bytes);
  if (kept.length > XML_LIMITS.bytes) throw new ReadError('refused_xml', `${kept.length} bytes`);
  const elements = findInvoiceElements(parseXml(decodeXml(kept)));
  if (elements.length === 0) throw new ReadError('not_an_invoice');
  const raw = elements.flatMap(({ syntax, element }) => syntax.read(element));
  if (raw.length > XML_LIMITS.invoices) throw new ReadError('refused_xml', `${raw.length} invoices`);
  const invoices = raw.map(assembleInvoice).filter((invoice) => !isEmpty(invoice));
  if (invoices.length === 0) throw new ReadError('not_an_invoice', 'an invoice element without data');
  return invoices;
}

/**
 * The first invoice of an XML file.
 * @throws ReadError `damaged_xml`, `refused_xml`, `not_an_invoice`
 */
export const readElectronicInvoice = (bytes: Uint8Array): ElectronicInvoice =>
  readElectronicInvoices(bytes)[0]!;

/** An empty result would look like an invoice that was read. */
const isEmpty = ({ invoiceNumber, seller, buyer, totals, lines }: ElectronicInvoice) =>
  !invoiceNumber && !seller.name && !buyer.name && !totals.gross && !totals.net && lines.length === 0;
