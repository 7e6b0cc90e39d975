import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenDocument, PageText } from '../src/document/index.ts';
import type { Invoice } from '../src/invoice/index.ts';
import { createOcr, type Ocr } from '../src/ocr/index.ts';
import { createPackRecognisers } from '../src/ocr/packs/index.ts';
import { findInvoices, joinInvoices } from '../src/pipeline/invoices.ts';
import { openWithXml } from '../src/pipeline/open-with-xml.ts';
import { type DocumentText, type Means, readPages } from '../src/pipeline/pages.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { loadPageModel, type PageModel } from '../src/roles/index.ts';
import { type ElectronicInvoice, holdsEssentials } from '../src/stated/einvoice/index.ts';

/**
 * Reads documents in two steps, so that the result of the slow one can be kept: words, page reports and square codes go to a
 * file, and the next run takes them from there. XML is quick to read and is read from the document every time.
 */
export interface KeepingReader {
  /** @param kept file that keeps the words, if given. @throws ReadError when the document cannot be read */
  invoice(bytes: Uint8Array, kept?: string): Promise<Invoice>;
  /** The words alone. @throws ReadError when the document cannot be read */
  words(bytes: Uint8Array, kept?: string): Promise<PageText[]>;
  close(): Promise<void>;
}

export function createKeepingReader(forceOcr = false): KeepingReader {
  let loading: Promise<Ocr> | undefined;
  let loadingPageModel: Promise<PageModel> | undefined;
  const packs = createPackRecognisers();
  const pageModel = () => {
    loadingPageModel ??= loadPageModel();
    return loadingPageModel;
  };
  const ocr = () => {
    loading ??= createOcr({ languages: packs });
    return loading;
  };
  const textOf = async (document: OpenDocument, xml: ElectronicInvoice | undefined, kept?: string) => {
    if (kept && existsSync(kept)) return load(kept);
    const means: Means = xml && holdsEssentials(xml) ? {} : { ocr };
    const text = await readPages(document, { forceOcr }, means);
    if (kept) save(kept, text);
    return text;
  };
  return {
    async invoice(bytes, kept) {
      const { document, sections, xml, warnings } = await openWithXml(bytes, DEFAULT_LIMITS, forceOcr);
      try {
        const text = await textOf(document, xml, kept);
        const roles = await (await pageModel()).see(text.pages);
        return joinInvoices(findInvoices(text, sections, { roles }), warnings);
      } finally {
        document.close();
      }
    },
    async words(bytes, kept) {
      const { document, xml } = await openWithXml(bytes, DEFAULT_LIMITS, forceOcr);
      try {
        return document.pageCount === 0 ? [] : (await textOf(document, xml, kept)).pages;
      } finally {
        document.close();
      }
    },
    async close() {
      await (await loading)?.close();
      await (await loadingPageModel)?.close();
      await packs.close();
    },
  };
}

function load(path: string): DocumentText {
  return JSON.parse(readFileSync(path, 'utf8'), (key, value) =>
    key === 'bytes' ? new Uint8Array(Buffer.from(value as string, 'base64')) : value,
  ) as DocumentText;
}

function save(path: string, text: DocumentText): void {
  mkdirSync(dirname(path), { recursive: true });
  const plain = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  writeFileSync(path, JSON.stringify(text, plain));
}
