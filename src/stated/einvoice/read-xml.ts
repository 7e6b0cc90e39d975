import { ReadError } from '../../base/index.ts';
import { readCii } from './cii.ts';
import { decodeXml } from './decode-xml.ts';
import { XML_LIMITS } from './limits.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import type { ElectronicInvoice } from './types.ts';
import { readUbl } from './ubl.ts';

/** The namespaces whose elements an invoice is made of; extensions and signatures are none of them. */
export const VOCABULARIES = [
  'urn:un:unece:uncefact:data:standard:',
  'urn:ferd:CrossIndustryDocument:',
  'urn:oasis:names:specification:ubl:schema:xsd:',
] as const;

/** By the root element's name and namespace, whatever a file is called and whatever prefixes it uses. */
const SYNTAXES: readonly { name: string; namespace: RegExp; read(root: XmlElement): ElectronicInvoice }[] = [
  {
    name: 'CrossIndustryInvoice',
    namespace: /^urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+$/,
    read: readCii,
  },
  { name: 'CrossIndustryDocument', namespace: /^urn:ferd:CrossIndustryDocument:invoice:1p0$/, read: readCii },
  { name: 'Invoice', namespace: /^urn:oasis:names:specification:ubl:schema:xsd:Invoice-2$/, read: readUbl },
  {
    name: 'CreditNote',
    namespace: /^urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2$/,
    read: readUbl,
  },
];

/**
 * Reads an electronic invoice: CII (Factur-X, ZUGFeRD, XRechnung) or UBL (Peppol, XRechnung).
 * @throws ReadError `damaged_xml`, `refused_xml`, `not_an_invoice`
 */
export function readElectronicInvoice(bytes: Uint8Array): ElectronicInvoice {
  if (bytes.length > XML_LIMITS.bytes) throw new ReadError('refused_xml', `${bytes.length} bytes`);
  const xml = decodeXml(bytes);
  const root = parseXml(xml, (namespace) => VOCABULARIES.some((start) => namespace.startsWith(start)));
  const syntax = SYNTAXES.find(({ name, namespace }) => root.name === name && namespace.test(root.namespace));
  if (!syntax) throw new ReadError('not_an_invoice');
  const invoice = syntax.read(root);
  if (isEmpty(invoice)) throw new ReadError('not_an_invoice', 'it has the name of one and says nothing');
  return invoice;
}

/** An empty result would look like an invoice that was read. */
const isEmpty = ({ invoiceNumber, seller, buyer, totals, lines }: ElectronicInvoice) =>
  !invoiceNumber && !seller.name && !buyer.name && !totals.gross && !totals.net && lines.length === 0;
