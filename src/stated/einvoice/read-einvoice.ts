import { ReadError } from '../../base/index.ts';
import { assembleInvoice, type ElectronicInvoice } from './assemble-invoice.ts';
import { SYNTAXES, VOCABULARIES } from './syntaxes.ts';
import { decodeXml, parseXml, XML_LIMITS } from './xml/index.ts';

/**
 * Reads an electronic invoice: CII (Factur-X, ZUGFeRD, XRechnung) or UBL (Peppol, XRechnung).
 * @throws ReadError `damaged_xml`, `refused_xml`, `not_an_invoice`
 */
export function readElectronicInvoice(bytes: Uint8Array): ElectronicInvoice {
  if (bytes.length > XML_LIMITS.bytes) throw new ReadError('refused_xml', `${bytes.length} bytes`);
  const xml = decodeXml(bytes);
  const root = parseXml(xml, (namespace) => VOCABULARIES.some((start) => namespace.startsWith(start)));
  const syntax = SYNTAXES.find(({ roots }) =>
    roots.some(({ name, namespace }) => root.name === name && namespace.test(root.namespace)),
  );
  if (!syntax) throw new ReadError('not_an_invoice');
  const invoice = assembleInvoice(syntax.read(root));
  if (isEmpty(invoice)) throw new ReadError('not_an_invoice', 'an invoice element without data');
  return invoice;
}

/** An empty result would look like an invoice that was read. */
const isEmpty = ({ invoiceNumber, seller, buyer, totals, lines }: ElectronicInvoice) =>
  !invoiceNumber && !seller.name && !buyer.name && !totals.gross && !totals.net && lines.length === 0;
