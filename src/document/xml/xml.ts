import type { OpenDocument } from '../types.ts';

/** How XML begins, after a byte order mark and white space; HTML begins alike but is excluded. */
const BEGINNING = /^\s*<(\?xml\s|!--|!DOCTYPE\s+(?!html)|(?!html\b)[\p{L}_][\p{L}\p{N}_.:-]*[\s/>])/iu;

/** Bytes that are enough to see how a file begins. */
const REACH = 256;

/** Recognises XML by its first bytes, in UTF-8 or UTF-16, with or without a byte order mark. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, REACH);
  // XML begins with ASCII in any encoding that occurs: without its zeros, UTF-16 reads like UTF-8.
  const ascii = head.includes(0) ? head.filter((byte) => byte !== 0 && byte < 0xfe) : head;
  const text = new TextDecoder().decode(ascii);
  return BEGINNING.test(text);
}

/** Opens a document that has no pages, only its XML. */
export function openXml(bytes: Uint8Array): OpenDocument {
  return {
    format: 'xml',
    pageCount: 0,
    async page(number) {
      throw new RangeError(`XML has no page ${number}`);
    },
    xmlFiles: () => [bytes],
    close() {},
  };
}
