import { constants, inflateSync } from 'node:zlib';
import { walkObjects } from './objects.ts';
import { type Pdfium, useAndRelease } from './pdfium.ts';

/** Bytes of one decoded content stream that are looked at, to see whether it draws anything. */
const LOOKED_AT = 4 * 1024 * 1024;

/** The parts of a content stream (ISO 32000-1, 7.8.2), matched without backtracking: space and comments, strings, other operands, operators. */
const PART =
  /([\s\0]+|%[^\r\n]*)|\(((?:\\[\s\S]|[^\\()])*)\)|<([\s\dA-Fa-f]*)>|([+-]?[\d.]+|\/[^\s\0<>[\]()/%]*|<<|>>|[[\]]|true|false|null)|([A-Za-z]+[0-9]?\*?|['"])/y;

/** Operators that set a state or build a path, and draw nothing (annex A). */
const STATE = new Set(
  'q Q cm gs w J j M i d ri BT ET W W* n re m l c v y h BDC BMC EMC DP MP BX EX g G k K rg RG cs CS sc SC scn SCN Tc Td TD Tf TL Tm Tr Ts Tw Tz T*'.split(
    ' ',
  ),
);
const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);

/**
 * Whether a page of which PDFium draws nothing has content nevertheless: a damaged stream, or operators that had no effect.
 * PDFium has no call that returns a content stream, but can copy the page unchanged into a document of its own.
 * @param number 1-based
 */
export function hasUnreadContent(pdf: Pdfium, document: number, page: number, number: number): boolean {
  for (const _ of walkObjects(pdf, page)) return false;
  const copy = copyOf(pdf, document, number);
  return copy !== undefined && contentStreams(copy).some((stream) => !drawsNothing(stream));
}

function copyOf(pdf: Pdfium, document: number, number: number): Buffer | undefined {
  const { api, scratch, bytes } = pdf;
  const copy = api.FPDF_CreateNewDocument();
  if (copy === 0) return undefined;
  return useAndRelease(
    () =>
      scratch(4, (index) => {
        new DataView(bytes().buffer).setInt32(index, number - 1, true);
        if (!api.FPDF_ImportPagesByIndex(copy, document, index, 1, 0)) return undefined;
        const writer = api.PDFiumExt_OpenFileWriter();
        return useAndRelease(
          () => {
            api.PDFiumExt_SaveAsCopy(copy, writer);
            const size = api.PDFiumExt_GetFileWriterSize(writer);
            return scratch(size, (target) => {
              api.PDFiumExt_GetFileWriterData(writer, target, size);
              return Buffer.from(bytes().slice(target, target + size));
            });
          },
          () => api.PDFiumExt_CloseFileWriter(writer),
        );
      }),
    () => api.FPDF_CloseDocument(copy),
  );
}

interface Stream {
  dictionary: string;
  data: Buffer;
}

/** The streams that a page's `/Contents` names, in a file as PDFium writes it: no compressed objects, the page's dictionary in one piece. */
function contentStreams(file: Buffer): Stream[] {
  const text = file.toString('latin1');
  const named = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(text)?.[1] ?? '';
  return [...named.matchAll(/(\d+) \d+ R/g)].flatMap(([, object]) => streamOf(file, text, Number(object)));
}

function streamOf(file: Buffer, text: string, object: number): Stream[] {
  const start = new RegExp(`(?:^|[\\r\\n])${object} \\d+ obj`).exec(text)?.index;
  if (start === undefined) return [];
  const keyword = text.indexOf('stream', start);
  const length = /\/Length (\d+)/.exec(text.slice(start, keyword))?.[1];
  if (length === undefined) return [];
  const first = keyword + 'stream'.length + (text[keyword + 6] === '\r' ? 2 : 1);
  return [{ dictionary: text.slice(start, keyword), data: file.subarray(first, first + Number(length)) }];
}

function drawsNothing({ dictionary, data }: Stream): boolean {
  if (data.length === 0) return true;
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\/\w+/g) ?? [];
  let content = data;
  for (const filter of filters) {
    // Other filters are not decoded here: PDFium drew nothing, which has to be enough.
    if (filter !== '/FlateDecode' && filter !== '/Fl') return true;
    try {
      // Some programs leave out the end, which is only a checksum.
      content = inflateSync(content, { maxOutputLength: LOOKED_AT, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    }
  }
  return setsNothingButState(content.toString('latin1'));
}

function setsNothingButState(content: string): boolean {
  let inked = false;
  PART.lastIndex = 0;
  while (PART.lastIndex < content.length) {
    const part = PART.exec(content);
    if (!part) return false;
    const [, , text, hex, , operator] = part;
    if (text !== undefined) inked ||= text.trim() !== '';
    if (hex !== undefined) inked ||= /[^\s02]/.test(hex);
    if (operator === undefined) continue;
    // Word processors leave a single blank on their last page: it does not count.
    if (SHOWS_TEXT.has(operator) ? inked : !STATE.has(operator)) return false;
    inked = false;
  }
  return true;
}
