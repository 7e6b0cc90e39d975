import { inflateSync } from 'node:zlib';
import type { Pdfium } from './pdfium.ts';
import { looksLikeXml } from './xml.ts';

/** Files looked at. An invoice carries its XML and a few papers. */
const FILES = 50;
/** Bytes of one file once decoded. */
const LARGEST = 20 * 1024 * 1024;

/**
 * XML files within a PDF, by their content: those that the catalogue lists, else any embedded file: one that hangs only on
 * an associated-files entry (/AF) or an annotation is not in that list.
 */
export function xmlAttachments(pdf: Pdfium, document: number, bytes: Uint8Array): Uint8Array[] {
  const embedded = embeddedStreams(bytes);
  // PDFium decodes a file whole whatever its size: with an oversized one around, it is not asked.
  const listed = embedded.oversized ? [] : listedFiles(pdf, document);
  const xml = listed.filter(looksLikeXml);
  return xml.length > 0 ? xml : embedded.files.filter(looksLikeXml);
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

/** From a stream's `/Type /EmbeddedFile` to where its dictionary may begin and its data start. */
const DICTIONARY = 2000;

/**
 * Embedded files found in the bytes themselves, the last written first: stored as they are or deflated, not encrypted.
 * Each is inflated no further than the limit.
 */
function embeddedStreams(bytes: Uint8Array): { files: Uint8Array[]; oversized: boolean } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const files: Uint8Array[] = [];
  let oversized = false;
  let at = source.lastIndexOf('/EmbeddedFile');
  for (
    let seen = 0;
    at >= 0 && seen < FILES;
    at = at > 0 ? source.lastIndexOf('/EmbeddedFile', at - 1) : -1
  ) {
    // /EmbeddedFiles is the catalogue's list, not a file.
    if (source[at + '/EmbeddedFile'.length] === 's'.charCodeAt(0)) continue;
    seen++;
    const stream = streamAround(source, at);
    if (!stream) continue;
    const { dictionary, data } = stream;
    if (!/\/Filter/.test(dictionary)) files.push(data.subarray(0, LARGEST));
    else if (/\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*\]?\s*(\/|>>)/.test(dictionary)) {
      try {
        files.push(inflateSync(data, { maxOutputLength: LARGEST }));
      } catch (error) {
        oversized ||= (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      }
    }
  }
  return { files, oversized };
}

function streamAround(source: Buffer, at: number): { dictionary: string; data: Buffer } | undefined {
  const start = source.lastIndexOf(' obj', at);
  const keyword = source.indexOf('stream', at);
  if (start < 0 || keyword < 0 || at - start > DICTIONARY || keyword - at > DICTIONARY) return undefined;
  const dictionary = source.toString('latin1', start + 4, keyword);
  let first = keyword + 'stream'.length;
  if (source[first] === 0x0d) first++;
  if (source[first] === 0x0a) first++;
  const end = source.indexOf('endstream', first);
  return end < 0 ? undefined : { dictionary, data: source.subarray(first, end) };
}
