import { findMachineFault, ReadError } from '../base/index.ts';
import type { HiddenKind, OpenDocument, Page, PageText, Raster } from '../document/index.ts';
import type { PageReport } from '../invoice/index.ts';
import type { Ocr, OcrSettings } from '../ocr/index.ts';
import { type Code, readQrCodes, readSquare } from '../stated/codes/index.ts';
import { keepRegions, keepWordsWithin, stretchContrast } from './filters.ts';
import type { ReadSettings } from './settings.ts';

/** The words of a document, page by page, and how each page was read. */
export interface DocumentText {
  /** Pages that could be read, in order. */
  pages: PageText[];
  /** One for every page of the document. */
  reports: PageReport[];
  /** The square codes on them. */
  codes: Code[];
  /** Text of layers that was not read because nobody sees it. */
  hidden?: HiddenText[];
}

/** Hidden text of one page: why it cannot be seen, and how many characters it has. */
export interface HiddenText {
  page: number;
  kind: HiddenKind;
  characters: number;
}

/** What was read of a page, and how far it was turned for that. */
interface PageReading extends PageText {
  source: 'text' | 'ocr' | 'skipped';
  rotation: number;
  codes: Code[];
}

/** How pages without a usable text layer are read. */
export interface Means {
  /** Absent when such pages are to be skipped. */
  ocr?: () => Promise<Ocr>;
  /** Called with each picture as it was read; the next page waits for it. It does not reject: a picture to look at decides nothing. */
  seen?: ((page: number, raster: Raster) => Promise<void>) | undefined;
}

/**
 * Reads the words of all pages. A page that fails is named in its report and the others are read; when none can be read, the first failure is
 * thrown. A page that the machine was not able to read fails the document: what the others say would pass for the whole.
 * @throws ReadError when no page can be read, `machine_fault` or `model_unusable` when one cannot for such a reason, or no page holds text (`no_text`) although all were read
 */
export async function readPages(
  document: OpenDocument,
  settings: ReadSettings,
  means: Means,
): Promise<DocumentText> {
  const { ocr } = means;
  const pages: PageText[] = [];
  const reports: PageReport[] = [];
  const codes: Code[] = [];
  const hidden: HiddenText[] = [];
  let failure: ReadError | undefined;
  for (let number = 1; number <= document.pageCount; number++) {
    let page: Page | undefined;
    try {
      page = await document.page(number);
      const { source, rotation, codes: found, ...text } = await readPage(page, settings, means);
      pages.push(text);
      codes.push(...found);
      if (source === 'text') hidden.push(...hiddenOn(number, page));
      const { width, height } = text;
      reports.push({ page: number, width, height, source, rotation, words: text.words.length });
    } catch (error) {
      refuseMachineFault(error);
      const cause = asReadError(error);
      failure ??= cause;
      reports.push({
        page: number,
        width: page?.width ?? 0,
        height: page?.height ?? 0,
        source: 'failed',
        rotation: 0,
        words: 0,
        error: { code: cause.code, message: cause.message },
      });
    }
  }
  if (pages.length === 0 && failure) throw failure;
  if (ocr && document.pageCount > 0 && pages.every((page) => page.words.length === 0))
    throw new ReadError('no_text');
  return { pages, reports, codes, hidden };
}

const hiddenOn = (page: number, { hidden = {} }: Page): HiddenText[] =>
  Object.entries(hidden).map(([kind, characters]) => ({ page, kind: kind as HiddenKind, characters }));

/** A usable text layer is exact: OCR, with its settings, is used only where there is none. */
async function readPage(page: Page, settings: ReadSettings, { ocr, seen }: Means): Promise<PageReading> {
  const { page: number, width, height } = page;
  if (page.words && !settings.forceOcr) {
    const codes = await codesInSquares(page);
    const words = settings.regions ? keepWordsWithin(page.words, settings.regions) : page.words;
    return { page: number, width, height, words, source: 'text', rotation: 0, codes };
  }
  if (!ocr) return { page: number, width, height, words: [], source: 'skipped', rotation: 0, codes: [] };
  const engine = await ocr();
  const raster = filtered(await page.raster(), page, settings);
  let codesFound: ReturnType<typeof readQrCodes> | undefined;
  const result = await engine.read(raster, ocrSettings(settings), (grey) => {
    // Other threads look for the words: meanwhile this one reads the codes.
    codesFound = readQrCodes(raster, grey);
    codesFound.catch(() => {}); // awaited below
  });
  const found = (await codesFound) ?? [];
  if (seen) await seen(number, await result.raster());
  const { words, rotation } = result;
  // Codes are read from the original picture: their places are valid only if it was not turned or cut afterwards.
  const asItCame = rotation === 0 && result.width === raster.width && result.height === raster.height;
  const codes = found.map(({ box, ...code }) => ({
    ...code,
    page: number,
    ...(box && asItCame ? { box } : {}),
  }));
  return { page: number, width: result.width, height: result.height, words, source: 'ocr', rotation, codes };
}

/** Contrast and regions, applied before the OCR turns and enlarges the picture. */
function filtered(raster: Raster, { width, height }: Page, { contrast, regions }: ReadSettings): Raster {
  const seen = contrast ? stretchContrast(raster) : raster;
  if (!regions) return seen;
  const [x, y] = [raster.width / width, raster.height / height];
  const scaled = regions.map(({ left, top, right, bottom }) => ({
    left: Math.round(left * x),
    top: Math.round(top * y),
    right: Math.round(right * x),
    bottom: Math.round(bottom * y),
  }));
  return keepRegions(seen, scaled);
}

/** The codes of a page with a text layer, with boxes in fractions of the page. */
async function codesInSquares(page: Page): Promise<Code[]> {
  const codes: Code[] = [];
  for (const { draw, box } of page.squares ?? []) {
    const across = (x: number) => (box.x0 + x * (box.x1 - box.x0)) / page.width;
    const down = (y: number) => (box.y0 + y * (box.y1 - box.y0)) / page.height;
    // A picture that breaks the decoder costs the codes, not the words.
    const found = await readSquare(draw).catch(() => undefined);
    if (!found) break;
    for (const { box: within, ...code } of found) {
      const place = within && {
        x0: across(within.x0),
        y0: down(within.y0),
        x1: across(within.x1),
        y1: down(within.y1),
      };
      codes.push({ ...code, page: page.page, ...(place ? { box: place } : {}) });
    }
  }
  return codes;
}

function ocrSettings(settings: ReadSettings): OcrSettings {
  return {
    straighten: settings.straighten ?? true,
    rotate: settings.rotate ?? 0,
    binarize: settings.binarize ?? false,
    upsample: settings.upsample ?? false,
    ...(settings.language === undefined ? {} : { language: settings.language }),
  };
}

/** @throws ReadError when the error comes from the machine, not from the page */
function refuseMachineFault(error: unknown): void {
  const fault = findMachineFault(error);
  if (fault === undefined) return;
  if (error instanceof ReadError && error.code === fault) throw error;
  throw new ReadError('machine_fault', fault, { cause: error });
}

function asReadError(error: unknown): ReadError {
  return error instanceof ReadError ? error : new ReadError('internal_error', undefined, { cause: error });
}
