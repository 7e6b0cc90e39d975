import type { PageText, Raster } from '../document/index.ts';
import type { WordRoles } from '../extraction/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { languageCodeOf } from '../knowledge/index.ts';
import { createOcr, type Ocr } from '../ocr/index.ts';
import { createPackRecognisers, describeMissingPack } from '../ocr/packs/index.ts';
import { loadPageModel, type PageModel } from '../roles/index.ts';
import { holdsEssentials } from '../stated/einvoice/index.ts';
import { findInvoices, joinInvoices } from './invoices.ts';
import { openWithXml } from './open-with-xml.ts';
import { type Means, readPages } from './pages.ts';
import { DEFAULT_LIMITS, type ReadSettings } from './settings.ts';
import { correctSpelling } from './spelling/index.ts';

/** Reads documents with models that are loaded once. Reads one document at a time; for more at once, use more processes. */
export interface Reader {
  /** @throws ReadError when the document cannot be read */
  read(bytes: Uint8Array, settings?: ReadSettings, watch?: Watch, seen?: Seen): Promise<Invoice>;
  /** Loads the models now, so that the first picture does not wait for them. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Called when a stage is done: the document opened, its words read and seen by the page model, its facts found. */
export type Watch = (
  stage: 'opened' | 'words' | 'facts',
  pages: readonly PageText[],
  roles?: WordRoles,
) => void;

/** Called with the picture of each page as OCR read it: upright, cut out and straightened. The next page waits for the promise. */
export type Seen = (page: number, raster: Raster) => Promise<void>;

/** @param options.threads cores that one page may use; default all */
export async function createReader(options: { threads?: number } = {}): Promise<Reader> {
  let loading: Promise<Ocr> | undefined;
  let loadingPageModel: Promise<PageModel> | undefined;
  const packs = createPackRecognisers();
  const pageModel = () => {
    loadingPageModel ??= loadPageModel();
    return loadingPageModel;
  };
  // A PDF with a text layer needs no models: they are loaded for the first picture.
  const ocr = () => {
    loading ??= createOcr({ ...options, languages: packs });
    return loading;
  };
  return {
    read: (bytes, settings = {}, watch = () => {}, seen) =>
      readDocument(bytes, settings, { ocr, seen, pageModel }, watch),
    async warm() {
      await Promise.all([ocr(), pageModel()]);
    },
    async close() {
      const [engine, model] = await Promise.all([loading, loadingPageModel]);
      loading = undefined;
      loadingPageModel = undefined;
      await Promise.all([engine?.close(), model?.close()]);
      await packs.close();
    },
  };
}

async function readDocument(
  bytes: Uint8Array,
  settings: ReadSettings,
  { pageModel, ...means }: Means & { pageModel: () => Promise<PageModel> },
  watch: Watch,
): Promise<Invoice> {
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const { document, sections, warnings } = await openWithXml(bytes, limits, settings.forceOcr ?? false);
  try {
    watch('opened', []);
    // Seconds of OCR would add nothing to complete XML.
    const isComplete = sections.some(({ xml }) => xml && holdsEssentials(xml));
    const text = await readPages(document, settings, isComplete ? {} : means);
    const roles = await (await pageModel()).see(text.pages);
    watch('words', text.pages, roles);
    const language = settings.language === undefined ? undefined : languageCodeOf(settings.language);
    const invoices = findInvoices(text, sections, {
      roles,
      ...(language === undefined ? {} : { language }),
    });
    watch('facts', text.pages);
    const missing = text.reports.some(({ source }) => source === 'ocr')
      ? describeMissingPack(settings.language)
      : undefined;
    const invoice = joinInvoices(invoices, missing === undefined ? warnings : [...warnings, missing]);
    return settings.spellCheck ? await correctSpelling(invoice, settings.language) : invoice;
  } finally {
    document.close();
  }
}

let shared: Promise<Reader> | undefined;

/**
 * Reads a picture, PDF or XML of an invoice. The first call loads the models and keeps them; a program that wants to free them uses
 * `createReader`.
 * @throws ReadError when the document cannot be read
 */
export async function readInvoice(bytes: Uint8Array, settings?: ReadSettings): Promise<Invoice> {
  shared ??= createReader();
  return (await shared).read(bytes, settings);
}
