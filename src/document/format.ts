import { isCms, isCompound, isMail } from './containers/index.ts';
import type { DocumentFormat } from './types.ts';
import { looksLikeXml } from './xml/index.ts';

/** The format that the first bytes show. */
export type DetectedFormat = DocumentFormat | 'unknown';

/** File name extensions worth opening, lower case without the dot. They only save reading other files: the bytes decide the format. */
export const KNOWN_EXTENSIONS: readonly string[] = [
  'jpg',
  'jpeg',
  'jpe',
  'jfif',
  'png',
  'webp',
  'gif',
  'tif',
  'tiff',
  'bmp',
  'dib',
  'avif',
  'heic',
  'heif',
  'svg',
  'jp2',
  'pdf',
  'xml',
  'zip',
  'asice',
  'isdocx',
  'p7m',
  'eml',
  'msg',
];

interface Signature {
  format: DetectedFormat;
  offset: number;
  /** Latin-1. */
  bytes: string;
}

/** First match wins. Sources: the specification of each format; TIFF 43 is BigTIFF. */
const SIGNATURES: readonly Signature[] = [
  { format: 'jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { format: 'png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { format: 'gif', offset: 0, bytes: 'GIF87a' },
  { format: 'gif', offset: 0, bytes: 'GIF89a' },
  { format: 'tiff', offset: 0, bytes: 'II*\0' },
  { format: 'tiff', offset: 0, bytes: 'MM\0*' },
  { format: 'tiff', offset: 0, bytes: 'II+\0' },
  { format: 'tiff', offset: 0, bytes: 'MM\0+' },
  { format: 'jpeg2000', offset: 4, bytes: 'jP  \r\n\x87\n' },
  { format: 'jpeg2000', offset: 0, bytes: '\xff\x4f\xff\x51' },
  { format: 'webp', offset: 8, bytes: 'WEBP' },
  { format: 'avif', offset: 4, bytes: 'ftypavif' },
  { format: 'avif', offset: 4, bytes: 'ftypavis' },
  { format: 'heic', offset: 4, bytes: 'ftyphei' },
  { format: 'heic', offset: 4, bytes: 'ftyphev' },
  { format: 'heic', offset: 4, bytes: 'ftypmif1' },
  { format: 'heic', offset: 4, bytes: 'ftypmsf1' },
  { format: 'zip', offset: 0, bytes: 'PK\x03\x04' },
];

/** ISO 32000-1, implementation note 13: readers accept the header anywhere within the first 1024 bytes. */
const PDF_HEADER_REACH = 1024;

/** The DIB header sizes that Windows and OS/2 ever wrote; they distinguish a bitmap from other data that starts with "BM". */
const BMP_HEADER_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** The format of a file by its bytes alone; its name is ignored. */
export function detectFormat(bytes: Uint8Array): DetectedFormat {
  const head = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, PDF_HEADER_REACH + 8),
  ).toString('latin1');
  for (const { format, offset, bytes: wanted } of SIGNATURES) {
    if (head.startsWith(wanted, offset) && (format !== 'webp' || head.startsWith('RIFF'))) return format;
  }
  if (head.startsWith('BM') && bytes.length >= 18) {
    const headerSize = Buffer.from(head.slice(14, 18), 'latin1').readUInt32LE(0);
    if (BMP_HEADER_SIZES.has(headerSize)) return 'bmp';
  }
  const header = head.indexOf('%PDF-');
  if (header >= 0 && header <= PDF_HEADER_REACH) return 'pdf';
  if (/^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/i.test(head))
    return 'svg';
  if (isCms(bytes)) return 'signed';
  if (isCompound(bytes)) return 'outlook';
  if (looksLikeXml(bytes)) return 'xml';
  return isMail(bytes) ? 'mail' : 'unknown';
}
