import { ReadError } from '../../base/index.ts';
import { flattenAnnotations } from './annotations.ts';
import { type LoadedDocument, loadDocument } from './load-document.ts';
import { loadPdfium, type Pdfium, runGuarded } from './pdfium.ts';

/** A document whose pages are parsed one at a time. */
export interface OpenPages {
  pageCount: number;
  /**
   * Uses a parsed page, annotations flattened into it.
   * @throws ReadError `damaged_pdf`
   */
  onPage<Result>(
    number: number,
    use: (pdf: Pdfium, page: number, document: number) => Result,
  ): Promise<Result>;
  /** @throws ReadError `damaged_pdf` */
  onDocument<Result>(use: (pdf: Pdfium, document: number) => Result): Result;
  /** Lets go of the page used last, and of the pictures decoded for it. */
  release(): void;
  close(): void;
}

interface State {
  pdf: Pdfium;
  document: LoadedDocument;
  /** Pages whose annotations have become content. */
  flattened: Set<number>;
  /** The page used last is kept: its words, parts and picture are asked for one after the other, and parsing takes as long as reading. */
  held: { number: number; page: number } | undefined;
}

/** @throws ReadError `damaged_pdf`, `encrypted_pdf` */
export async function openPages(bytes: Uint8Array): Promise<OpenPages> {
  const state = await start(bytes);
  const { pdf, document } = state;
  return {
    pageCount: runGuarded(pdf, () => pdf.api.FPDF_GetPageCount(document.handle)),
    async onPage(number, use) {
      await revive(state, bytes);
      if (state.document.closed()) throw new Error('the document is closed');
      return runGuarded(state.pdf, () => use(state.pdf, flattenedPage(state, number), state.document.handle));
    },
    onDocument(use) {
      if (state.document.closed()) throw new Error('the document is closed');
      return runGuarded(state.pdf, () => use(state.pdf, state.document.handle));
    },
    release: () => release(state),
    close() {
      release(state);
      state.document.close();
    },
  };
}

async function start(bytes: Uint8Array): Promise<State> {
  const pdf = await loadPdfium();
  const document = runGuarded(pdf, () => loadDocument(pdf, bytes));
  return { pdf, document, flattened: new Set(), held: undefined };
}

/** A page of any document that broke the parser costs only that page: the others are read by a fresh parser. */
async function revive(state: State, bytes: Uint8Array): Promise<void> {
  if (state.pdf.alive || state.document.closed()) return;
  Object.assign(state, await start(bytes));
}

function flattenedPage(state: State, number: number): number {
  const { pdf, document, flattened, held } = state;
  const page = held?.number === number ? held.page : take(state, number);
  if (flattened.has(number)) return page;
  flattened.add(number);
  return flattenAnnotations(pdf, page, document.form) ? take(state, number) : page;
}

/** Parses a page in place of the one that was held. */
function take(state: State, number: number): number {
  letGo(state);
  const page = state.pdf.api.FPDF_LoadPage(state.document.handle, number - 1);
  if (page === 0) throw new ReadError('damaged_pdf', `page ${number}`);
  state.held = { number, page };
  return page;
}

function letGo(state: State): void {
  if (state.held) state.pdf.api.FPDF_ClosePage(state.held.page);
  state.held = undefined;
}

function release(state: State): void {
  if (!state.document.closed() && state.pdf.alive) runGuarded(state.pdf, () => letGo(state));
}
