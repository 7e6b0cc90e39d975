import { ReadError } from '../../base/index.ts';
import type { Syntax } from './raw-invoice.ts';
import { MARKS, SYNTAXES } from './syntaxes.ts';
import { decodeXml, parseXml, withinNamespaces, XML_LIMITS, type XmlElement } from './xml/index.ts';

/** An element that a syntax reads. */
export interface InvoiceElement {
  syntax: Syntax;
  element: XmlElement;
}

/** How many files within files are opened: a signed container of a container is the most that is sent. */
const NESTED = 3;

/**
 * The invoices of an XML file: its root, or what stands in an envelope, such as a StandardBusinessDocument. An envelope holds them as
 * elements, or as the text of one, plain or in base64, such as an AttachedDocument.
 * @throws ReadError `refused_xml` when there are too many; `damaged_xml`, `refused_xml` when one within a text cannot be read
 */
export function findInvoiceElements(root: XmlElement, nested = 0): InvoiceElement[] {
  const own = invoiceElement(root);
  if (own) return [own];
  const inside = root.children.flatMap((child) => findInvoiceElements(child, nested));
  const found = inside.length > 0 || nested >= NESTED ? inside : findInText(root.text, nested);
  if (found.length > XML_LIMITS.invoices) throw new ReadError('refused_xml', `${found.length} invoices`);
  return found;
}

function invoiceElement(root: XmlElement): InvoiceElement | undefined {
  const syntax = SYNTAXES.find(({ roots }) =>
    roots.some(({ name, namespace }) => root.name === name && namespace.test(root.namespace)),
  );
  return (
    syntax && {
      syntax,
      element: withinNamespaces(root, (namespace) =>
        syntax.vocabularies.some((start) => (start === '' ? namespace === '' : namespace.startsWith(start))),
      ),
    }
  );
}

/** Base64 of a text that begins with `<`, with or without a byte order mark. */
const XML_IN_BASE64 = /^(?:77u\/)?P[C-H][A-Za-z0-9+/=\s]{100,}$/;

function findInText(text: string, nested: number): InvoiceElement[] {
  if (!text.startsWith('<') && !XML_IN_BASE64.test(text)) return [];
  const inner = text.startsWith('<') ? text : decodeXml(Buffer.from(text, 'base64'));
  try {
    return findInvoiceElements(parseXml(inner), nested + 1);
  } catch (error) {
    // Texts with some HTML are none of an invoice; a broken invoice is to be named.
    if (error instanceof ReadError && !MARKS.some((mark) => inner.includes(mark))) return [];
    throw error;
  }
}
