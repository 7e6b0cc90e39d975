import type { PageText, Word } from '../../src/document/index.ts';

/** Points: A4, and type of ten points with letters of one width. */
const PAGE = { width: 595, height: 842 };
const ORIGIN = { x: 40, y: 40 };
const LETTER = 5;
const LINE = 14;
const TALL = 10;

/** Words as a text layer would hold them, of pages drawn with letters of one width; `====` on a line of its own begins a new page. */
export function pagesOfText(text: string): PageText[] {
  return text.split(/^====\n/m).map((page, at) => ({ page: at + 1, ...PAGE, words: wordsOf(page) }));
}

function wordsOf(page: string): Word[] {
  return page.split('\n').flatMap((line, row) =>
    [...line.matchAll(/\S+/g)].map(({ 0: text, index }): Word => {
      const [x0, y0] = [ORIGIN.x + LETTER * index, ORIGIN.y + LINE * row];
      return {
        text,
        box: { x0, y0, x1: x0 + LETTER * text.length, y1: y0 + TALL },
        confidence: 1,
        source: 'text',
      };
    }),
  );
}
