import { ReadError } from '../../../base/index.ts';

/** XML 1.0, appendix F: how the first bytes show the encoding before its declaration can be read. */
const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0x3c, 0x00], encoding: 'utf-16le' },
  { bytes: [0x00, 0x3c], encoding: 'utf-16be' },
];

/** Bytes within which an encoding is declared. */
const DECLARATION_REACH = 200;

/**
 * Decodes an XML file: by its byte order mark, else by its declaration, else as UTF-8.
 * @throws ReadError `damaged_xml` when the encoding is unknown or the bytes are not valid in it
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = marked(bytes) ?? declared(bytes) ?? 'utf-8';
  try {
    // Some programs write white space before the declaration, which is against the rules but harmless.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).trimStart();
  } catch (cause) {
    throw new ReadError('damaged_xml', 'the encoding is unknown or the bytes are not valid in it', { cause });
  }
}

const marked = (bytes: Uint8Array) =>
  MARKS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))?.encoding;

function declared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DECLARATION_REACH));
  const encoding = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head.toString('latin1'))?.[1];
  // A declaration that was readable as single bytes is not in UTF-16, whatever it claims.
  return encoding && /^utf-?16/i.test(encoding) ? 'utf-8' : encoding;
}
