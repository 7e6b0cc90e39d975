import type { Box } from '../invoice/index.ts';
import type { Pdfium } from './pdfium.ts';
import type { Word } from './types.ts';

/** Turns a rectangle of PDF space (origin bottom left, before /Rotate) into page coordinates (origin top left, upright). */
export type ToPage = (left: number, bottom: number, right: number, top: number) => Box;

/** A gap along the line that is wider than this, in font sizes, parts two words. */
const WORD_GAP = 0.2;

/** Words of a page's text layer, in the order of the layer. */
export function readWords(pdf: Pdfium, page: number, toPage: ToPage): Word[] {
  const { api, scratch } = pdf;
  const { HEAPF64, HEAPF32 } = api.pdfium as unknown as { HEAPF64: Float64Array; HEAPF32: Float32Array };
  void HEAPF32;
  void HEAPF64;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return [];
  const words: Word[] = [];
  let text = '';
  let box: Box | undefined;
  const end = () => {
    if (box && text) words.push({ text: text.normalize('NFKC'), box, confidence: 1, source: 'text' });
    text = '';
    box = undefined;
  };
  try {
    scratch(32, (pointer) => {
      const count = api.FPDFText_CountChars(textPage);
      for (let index = 0; index < count; index++) {
        const code = api.FPDFText_GetUnicode(textPage, index);
        if (code <= 32 || code === 0xa0 || code === 0xfffe || code === 0xad) {
          end();
          continue;
        }
        if (!api.FPDFText_GetLooseCharBox(textPage, index, pointer)) continue;
        const heap = (api.pdfium as unknown as { HEAPF32: Float32Array }).HEAPF32;
        const at = pointer >> 2;
        const next = toPage(heap[at]!, heap[at + 3]!, heap[at + 2]!, heap[at + 1]!);
        const size = api.FPDFText_GetFontSize(textPage, index);
        if (box && (next.x0 - box.x1 > WORD_GAP * size || next.y0 > box.y1 || next.y1 < box.y0)) end();
        text += String.fromCodePoint(code);
        box = box
          ? {
              x0: Math.min(box.x0, next.x0),
              y0: Math.min(box.y0, next.y0),
              x1: Math.max(box.x1, next.x1),
              y1: Math.max(box.y1, next.y1),
            }
          : next;
      }
      end();
    });
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
  return words;
}
