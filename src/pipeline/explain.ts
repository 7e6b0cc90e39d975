import sharp from 'sharp';
import { openDocument, type PageText, type Raster } from '../document/index.ts';
import { type Explanation, explainFields, type PagePicture } from '../explain/index.ts';
import { createTrace, extractInvoice, type WordRoles } from '../extraction/index.ts';
import type { Invoice } from '../invoice/index.ts';
import type { Reader } from './reader.ts';
import { DEFAULT_LIMITS, type ReadSettings } from './settings.ts';

export interface ExplainedDocument {
  invoice: Invoice;
  explanation: Explanation;
  /** The pages of the invoice, drawn where `withPictures` is set. */
  pages: PagePicture[];
}

/** Pages are drawn no wider than this, in pixels. */
const MOST_PIXELS = 1100;

/**
 * Reads a document and tells why each field of its first invoice is what it is.
 * @param field a field by its path, its key in the contract's payload or a part of these; all for none
 * @throws ReadError when the document cannot be read
 */
export async function explainDocument(
  reader: Reader,
  bytes: Uint8Array,
  settings: ReadSettings,
  { field, withPictures = false }: { field?: string; withPictures?: boolean } = {},
): Promise<ExplainedDocument> {
  let words: readonly PageText[] = [];
  let seen: WordRoles = new Map();
  const pictures = new Map<number, string>();
  const invoice = await reader.read(
    bytes,
    settings,
    (stage, pages, roles) => {
      if (stage === 'words') words = pages;
      seen = roles ?? seen;
    },
    async (page, raster) => {
      if (withPictures) pictures.set(page, await asDataUrl(raster));
    },
  );
  const trace = createTrace();
  const own = new Set(invoice.pages.map(({ page }) => page));
  const pages = words.filter(({ page }) => own.has(page));
  extractInvoice(pages, { trace, roles: seen, withoutLines: true });
  if (withPictures) await drawPages(bytes, settings, pages, pictures);
  return {
    invoice,
    explanation: explainFields(invoice, trace, field),
    pages: pages.map(({ page, width, height }) => {
      const picture = pictures.get(page);
      return { page, width, height, ...(picture ? { picture } : {}) };
    }),
  };
}

/** Pictures of those pages that were read from their text layer. */
async function drawPages(
  bytes: Uint8Array,
  { limits }: ReadSettings,
  pages: readonly PageText[],
  pictures: Map<number, string>,
): Promise<void> {
  const document = await openDocument(bytes, { ...DEFAULT_LIMITS, ...limits });
  try {
    for (const { page } of pages)
      if (!pictures.has(page))
        pictures.set(page, await asDataUrl(await (await document.page(page)).raster()));
  } finally {
    document.close();
  }
}

async function asDataUrl({ data, width, height }: Raster): Promise<string> {
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: MOST_PIXELS, withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
  return `data:image/jpeg;base64,${png.toString('base64')}`;
}
