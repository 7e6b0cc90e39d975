import type { PageText, Raster } from '../document/index.ts';
import { checkInvoice, type Invoice } from '../invoice/index.ts';
import { createOcr, type Ocr } from '../ocr/index.ts';
import { createPackRecognisers, describeMissingPack } from '../ocr/packs/index.ts';
import { holdsEssentials } from '../stated/einvoice/index.ts';
import { toInvoice } from '../stated/index.ts';
import { findInvoices, joinInvoices } from './invoices.ts';
import { openWithXml } from './open-with-xml.ts';
import { type Means, readPages } from './pages.ts';
import { DEFAULT_LIMITS, type ReadSettings } from './settings.ts';
import { correctSpelling } from './spelling/index.ts';

/** Reads documents, its models loaded once. Reads one document at a time; for more at once, use more processes. */
export interface Reader {
  /** @throws ReadError when the document cannot be read */
  read(bytes: Uint8Array, settings?: ReadSettings, watch?: Watch, seen?: Seen): Promise<Invoice>;
  /** Loads the models now, so that the first picture does not wait for them. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Told when a stage of the road is done: the document open, its words read, its facts found. For timings and for whoever shows the page. */
export type Watch = (stage: 'opened' | 'words' | 'facts', pages: readonly PageText[]) => void;

/** Told of each page read from its picture, as it stood for reading: upright, cut out and level. The next page waits for the promise. */
export type Seen = (page: number, raster: Raster) => Promise<void>;

/** @param options.threads cores that one page may use; default all */
export async function createReader(options: { threads?: number } = {}): Promise<Reader> {
  let loading: Promise<Ocr> | undefined;
  const packs = createPackRecognisers();
  // A PDF with a text layer needs no models: they are loaded when the first picture comes.
  const ocr = () => {
    loading ??= createOcr({ ...options, languages: packs });
    return loading;
  };
  return {
    read: (bytes, settings = {}, watch = () => {}, seen) =>
      readDocument(bytes, settings, { ocr, seen }, watch),
    async warm() {
      await ocr();
    },
    async close() {
      const engine = await loading;
      loading = undefined;
      await engine?.close();
      await packs.close();
    },
  };
}

async function readDocument(
  bytes: Uint8Array,
  settings: ReadSettings,
  means: Means,
  watch: Watch,
): Promise<Invoice> {
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const { document, xml, warnings } = await openWithXml(bytes, limits, settings.forceOcr ?? false);
  try {
    watch('opened', []);
    if (xml && document.pageCount === 0) return { ...checkInvoice(toInvoice(xml)), pages: [], warnings };
    // Seconds of OCR would add nothing to the facts of a picture whose XML is complete.
    const text = await readPages(document, settings, xml && holdsEssentials(xml) ? {} : means);
    watch('words', text.pages);
    const hints = settings.language === undefined ? {} : { language: settings.language };
    const invoices = findInvoices(text, xml, hints);
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
 * The whole road: a picture or PDF of an invoice in, its facts out. The first call loads the models and keeps them;
 * a program that wants to let go of them uses `createReader`.
 * @throws ReadError when the document cannot be read
 */
export async function readInvoice(bytes: Uint8Array, settings?: ReadSettings): Promise<Invoice> {
  shared ??= createReader();
  return (await shared).read(bytes, settings);
}
