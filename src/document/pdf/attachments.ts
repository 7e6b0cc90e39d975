import { inflateSync } from 'node:zlib';
import { looksLikeXml } from '../xml/index.ts';
import type { Pdfium } from './pdfium.ts';

/** How many files are looked at. An invoice carries its XML and a few papers. */
const FILES = 50;
/** Bytes of one decoded file, at most. */
const LARGEST = 20 * 1024 * 1024;

/**
 * The XML files within a PDF, recognised by their content: those that the catalogue lists, or else any embedded file, since the list lacks
 * those that only an associated-files entry (/AF) or an annotation refers to.
 */
export function findXmlAttachments(pdf: Pdfium, document: number, bytes: Uint8Array): Uint8Array[] {
  const embedded = embeddedStreams(bytes);
  // PDFium decodes all of a file, whatever its size: where one is oversized, PDFium is not asked.
  const listed = embedded.oversized ? [] : listedFiles(pdf, document);
  const xml = listed.filter(looksLikeXml);
  return xml.length > 0 ? xml : embedded.files.filter(looksLikeXml);
}

/** How a PDF says that it is a collection of files (ISO 32000-1, 12.3.5). */
const COLLECTION = '/Collection';

/** The PDFs within a PDF that is a collection of them; none for any other, whose attachments are papers that go with it. */
export function findPortfolioPdfs(pdf: Pdfium, document: number, bytes: Uint8Array): Uint8Array[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!source.includes('/EF') || !saysCollection(source)) return [];
  const { oversized } = embeddedStreams(bytes);
  return oversized ? [] : listedFiles(pdf, document).filter(looksLikePdf);
}

const looksLikePdf = (file: Uint8Array) => Buffer.from(file.subarray(0, 1024)).includes('%PDF-');

/** The catalogue may stand in a stream of objects. */
function saysCollection(source: Buffer): boolean {
  if (source.includes(COLLECTION)) return true;
  for (const at of occurrences(source, '/ObjStm')) {
    const stream = streamAt(source, at);
    try {
      const objects =
        stream && decoded(stream.data, source.toString('latin1', Math.max(0, at - 200), at + 200));
      if (objects && Buffer.from(objects).includes(COLLECTION)) return true;
    } catch {
      // Damaged or oversized: not the catalogue's.
    }
  }
  return false;
}

/** The files of the catalogue's name tree, decoded and decrypted by PDFium. */
function listedFiles({ api, scratch, bytes }: Pdfium, document: number): Uint8Array[] {
  const files: Uint8Array[] = [];
  const count = Math.min(api.FPDFDoc_GetAttachmentCount(document), FILES);
  for (let index = 0; index < count; index++) {
    const attachment = api.FPDFDoc_GetAttachment(document, index);
    if (attachment === 0) continue;
    const size = scratch(4, (length) =>
      api.FPDFAttachment_GetFile(attachment, 0, 0, length) ? readUint32(bytes(), length) : 0,
    );
    if (size === 0 || size > LARGEST) continue;
    scratch(size + 4, (buffer) => {
      if (api.FPDFAttachment_GetFile(attachment, buffer, size, buffer + size)) {
        files.push(bytes().slice(buffer, buffer + size));
      }
    });
  }
  return files;
}

const readUint32 = (memory: Uint8Array, at: number) =>
  new DataView(memory.buffer, memory.byteOffset + at, 4).getUint32(0, true);

/** A dictionary is looked for within this many bytes before and after. */
const DICTIONARY = 2000;

/**
 * Embedded files found by searching the bytes, the last written first: streams that are typed as such or named by a file specification,
 * plain or deflated, not encrypted. Each is inflated no further than the limit.
 */
function embeddedStreams(bytes: Uint8Array): { files: Uint8Array[]; oversized: boolean } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const files: Uint8Array[] = [];
  let oversized = false;
  const starts = new Set([...typedObjects(source), ...referredObjects(source)]);
  for (const start of [...starts].sort((a, b) => b - a).slice(0, FILES)) {
    const stream = streamAt(source, start);
    if (!stream) continue;
    try {
      const file = decoded(stream.data, stream.dictionary);
      if (file) files.push(file);
    } catch (error) {
      oversized ||= (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    }
  }
  return { files, oversized };
}

/** Where the dictionaries with `/Type /EmbeddedFile` begin. */
function* typedObjects(source: Buffer): Generator<number> {
  for (const at of occurrences(source, '/EmbeddedFile')) {
    const start = source.lastIndexOf(' obj', at);
    // /EmbeddedFiles is the catalogue's list, not a file.
    if (source[at + '/EmbeddedFile'.length] !== 0x73 && start >= 0 && at - start < DICTIONARY)
      yield start + 4;
  }
}

/** Where the streams begin that `/EF << /F 5 0 R >>` of a file specification names. */
function* referredObjects(source: Buffer): Generator<number> {
  for (const at of occurrences(source, '/EF')) {
    const entry = /^\/EF\s*<<[^>]*?\/U?F\s+(\d+)\s+(\d+)\s+R/.exec(source.toString('latin1', at, at + 200));
    if (!entry) continue;
    const header = `${entry[1]} ${entry[2]} obj`;
    const start = source.lastIndexOf(`\n${header}`);
    if (start >= 0) yield start + 1 + header.length;
  }
}

/** From the end backwards, and a limited number: a hostile file may repeat it endlessly. */
function* occurrences(source: Buffer, wanted: string): Generator<number> {
  let at = source.lastIndexOf(wanted);
  for (let seen = 0; at >= 0 && seen < 4 * FILES; seen++) {
    yield at;
    at = at > 0 ? source.lastIndexOf(wanted, at - 1) : -1;
  }
}

function streamAt(source: Buffer, start: number): { dictionary: string; data: Buffer } | undefined {
  const keyword = source.indexOf('stream', start);
  if (keyword < 0 || keyword - start > DICTIONARY) return undefined;
  let first = keyword + 'stream'.length;
  if (source[first] === 0x0d) first++;
  if (source[first] === 0x0a) first++;
  const end = source.indexOf('endstream', first);
  return end < 0
    ? undefined
    : { dictionary: source.toString('latin1', start, keyword), data: source.subarray(first, end) };
}

/** @returns undefined for filters other than Flate. @throws when the data is damaged, or `ERR_BUFFER_TOO_LARGE` */
function decoded(data: Uint8Array, dictionary: string): Uint8Array | undefined {
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\/\w+/g) ?? [];
  if (filters.length === 0) return withoutLineEnd(data).subarray(0, LARGEST);
  let decoded = data;
  for (const filter of filters) {
    if (filter !== '/FlateDecode' && filter !== '/Fl') return undefined;
    decoded = inflateSync(decoded, { maxOutputLength: LARGEST });
  }
  return decoded;
}

/** The line end before `endstream` is not part of the file. */
function withoutLineEnd(data: Uint8Array): Uint8Array {
  const end = data.at(-1) === 0x0a ? -1 - Number(data.at(-2) === 0x0d) : data.length;
  return data.subarray(0, end);
}
