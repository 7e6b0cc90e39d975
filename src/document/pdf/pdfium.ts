import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { ReadError } from '../../base/index.ts';

type NumericCall = Extract<
  keyof WrappedPdfiumModule,
  | `FPDFText${string}`
  | `FPDFPage_${string}`
  | `FPDFPageObj_${string}`
  | `FPDFFormObj_${string}`
  | `FPDFPath${string}`
>;

/**
 * PDFium as WebAssembly: one instance a process, loaded at the first PDF. Its calls are synchronous, its memory lives
 * outside the JavaScript heap, and every pointer that is allocated must be freed.
 */
export interface Pdfium {
  api: WrappedPdfiumModule;
  /** The same calls without the wrapper's checks, 4 times as fast: for those made per character or object. Numbers only. */
  raw: Record<NumericCall, (...numbers: number[]) => number>;
  /** A block of memory for the duration of `use`. @throws RangeError when there is none left */
  scratch<Result>(size: number, use: (pointer: number) => Result): Result;
  /** Views of its memory. Get them again after every call that may allocate: growth moves the memory. */
  bytes(): Uint8Array;
  floats(): Float32Array;
  doubles(): Float64Array;
  /** False once a call has trapped: its memory is then in an unknown state and nothing may be called any more. */
  alive: boolean;
}

let loading: Promise<Pdfium> | undefined;

async function load(): Promise<Pdfium> {
  const path = fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'));
  const binary = await readFile(path);
  const wasmBinary = binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.byteLength);
  // Silent: what it would print may hold words of the document.
  const api = await init({ wasmBinary, print: () => {}, printErr: () => {} });
  api.PDFiumExt_Init();
  const memory = api.pdfium as unknown as Record<'HEAPU8', Uint8Array> &
    Record<'HEAPF32', Float32Array> &
    Record<'HEAPF64', Float64Array>;
  const { malloc, free } = api.pdfium.wasmExports;
  const instance: Pdfium = {
    api,
    alive: true,
    raw: api.pdfium.wasmExports as unknown as Pdfium['raw'],
    bytes: () => memory.HEAPU8,
    floats: () => memory.HEAPF32,
    doubles: () => memory.HEAPF64,
    scratch(size, use) {
      const pointer = malloc(Math.max(size, 1));
      if (pointer === 0) throw new RangeError('PDFium is out of memory');
      return useAndRelease(
        () => use(pointer),
        () => free(pointer),
      );
    },
  };
  return instance;
}

/** The process's PDFium, loaded anew after one that trapped. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Uses something of PDFium and releases it, unless the use trapped: a trapped instance must not be called again. */
export function useAndRelease<Result>(use: () => Result, release: () => void): Result {
  let result: Result;
  try {
    result = use();
  } catch (error) {
    if (error instanceof ReadError) release();
    throw error;
  }
  release();
  return result;
}

/** WebAssembly memory never shrinks: an instance larger than this is not kept for the next document. */
const KEPT_BYTES = 256 * 1024 * 1024;

/** Called when a document is closed: gives up an instance that has grown large. Documents still open keep it alive. */
export function retireLarge(instance: Pdfium): void {
  if (instance.bytes().length > KEPT_BYTES) loading = undefined;
}

/**
 * Runs calls into PDFium. A trap (a WebAssembly runtime error, an abort, no memory left, stack overflow) means that a
 * document broke the parser: the instance is given up, and the next document gets a fresh one. Other documents that
 * are open at that moment have to be loaded again.
 * @throws ReadError `damaged_pdf` on a trap, `internal_error` when the fault is ours
 */
export function runGuarded<Result>(instance: Pdfium, calls: () => Result): Result {
  if (!instance.alive) throw new ReadError('damaged_pdf');
  try {
    return calls();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    instance.alive = false;
    loading = undefined;
    const trapped = error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError');
    throw new ReadError(trapped ? 'damaged_pdf' : 'internal_error', undefined, { cause: error });
  }
}
