import type { OpenDocument, Page, PageText } from './document/index.ts';
import { ReadError } from './errors.ts';
import type { PageReport } from './invoice/index.ts';
import type { Ocr, OcrSettings } from './ocr/index.ts';
import type { ReadSettings } from './settings.ts';

/** The words of a document, page by page, and how each page was read. */
export interface DocumentText {
  /** Pages that could be read, in order. */
  pages: PageText[];
  /** One for every page of the document. */
  reports: PageReport[];
}

/** What a page gave: its words, and how far it was turned to read them. */
interface PageReading extends PageText {
  source: 'text' | 'ocr' | 'skipped';
  rotation: number;
}

/**
 * Pages to words. A page that fails is named in its report and the others go on; when none can be read, the first failure is thrown.
 * @param ocr the engine for pages without a usable text layer; absent when such pages are not worth the time
 * @throws ReadError when no page can be read, or no page holds text (`no_text`) although all were read
 */
export async function readPages(
  document: OpenDocument,
  settings: ReadSettings,
  ocr?: () => Promise<Ocr>,
): Promise<DocumentText> {
  const pages: PageText[] = [];
  const reports: PageReport[] = [];
  let failure: ReadError | undefined;
  for (let number = 1; number <= document.pageCount; number++) {
    let page: Page | undefined;
    try {
      page = await document.page(number);
      const { source, rotation, ...text } = await readPage(page, settings, ocr);
      pages.push(text);
      const { width, height } = text;
      reports.push({ page: number, width, height, source, rotation, words: text.words.length });
    } catch (error) {
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
  if (ocr && pages.every((page) => page.words.length === 0)) throw new ReadError('no_text');
  return { pages, reports };
}

/** A usable text layer is exact: pictures are read only where there is none, and their settings concern them only. */
async function readPage(page: Page, settings: ReadSettings, ocr?: () => Promise<Ocr>): Promise<PageReading> {
  if (page.words && !settings.forceOcr) {
    const { page: number, width, height, words } = page;
    return { page: number, width, height, words, source: 'text', rotation: 0 };
  }
  if (!ocr) {
    const { page: number, width, height } = page;
    return { page: number, width, height, words: [], source: 'skipped', rotation: 0 };
  }
  const engine = await ocr();
  const { words, width, height, rotation } = await engine.read(await page.raster(), ocrSettings(settings));
  return { page: page.page, width, height, words, source: 'ocr', rotation };
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

function asReadError(error: unknown): ReadError {
  return error instanceof ReadError ? error : new ReadError('internal_error', undefined, { cause: error });
}
