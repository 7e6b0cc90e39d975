import type { PageText, Word } from '../../src/document/index.ts';

/**
 * The words of a document as text, small and fit for a diff. A page starts with
 * `page NUMBER WIDTH HEIGHT SOURCE SCALE`; each further line is a word: left, top, width and height as whole numbers, SCALE to the unit of
 * the page, for words by OCR their confidence in thousandths, then the text. A turned word has its angle before all else, as in `@270`.
 */
export function formatWords(pages: readonly PageText[]): string {
  return pages.map(formatPage).join('');
}

/** Points are large, so that their tenths count; pixels of a picture are not. */
const SCALES = { text: 10, ocr: 1 } as const;
const THOUSAND = 1000;

function formatPage({ page, width, height, words }: PageText): string {
  const source = words[0]?.source ?? 'text';
  const scale = SCALES[source];
  const lines = words.map(({ text, box, confidence, angle }) => {
    const [left, top] = [Math.round(box.x0 * scale), Math.round(box.y0 * scale)];
    const size = [Math.round(box.x1 * scale) - left, Math.round(box.y1 * scale) - top];
    const sure = source === 'ocr' ? [Math.round(confidence * THOUSAND)] : [];
    return [...(angle === undefined ? [] : [`@${angle}`]), left, top, ...size, ...sure, text].join(' ');
  });
  const head = ['page', page, Number(width.toFixed(2)), Number(height.toFixed(2)), source, scale].join(' ');
  return `${[head, ...lines].join('\n')}\n`;
}

export function parseWords(text: string): PageText[] {
  const pages: PageText[] = [];
  let source: Word['source'] = 'text';
  let scale = 1;
  for (const line of text.split('\n')) {
    if (line.startsWith('page ')) {
      const [, page, width, height, kind, factor] = line.split(' ');
      pages.push({ page: Number(page), width: Number(width), height: Number(height), words: [] });
      source = kind as Word['source'];
      scale = Number(factor);
    } else if (line !== '') pages.at(-1)!.words.push(parseWord(line, source, scale));
  }
  return pages;
}

const WORD = /^(?:@(\S+) )?(\S+) (\S+) (\S+) (\S+) (.+)$/;

function parseWord(line: string, source: Word['source'], scale: number): Word {
  const [, angle, left, top, width, height, rest] = WORD.exec(line)!;
  const [x0, y0] = [Number(left), Number(top)];
  const [x1, y1] = [x0 + Number(width), y0 + Number(height)];
  const sure = source === 'ocr' ? /^(\d+) (.+)$/.exec(rest!)! : ['', String(THOUSAND), rest!];
  return {
    text: sure[2]!,
    box: { x0: x0 / scale, y0: y0 / scale, x1: x1 / scale, y1: y1 / scale },
    confidence: Number(sure[1]) / THOUSAND,
    source,
    ...(angle === undefined ? {} : { angle: Number(angle) }),
  };
}
