import { expect, test } from 'vitest';
import { makePdf, show } from '../fixtures/pdf.ts';
import { type DocumentLimits, openDocument } from '../index.ts';
import { loadPdfium, runGuarded } from './pdfium.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };
const bytes = makePdf({ pages: [{ content: show('Invoice number 4711', 50, 700) }] });

/** WebAssembly that runs into a trap, as PDFium does on an assertion of its own. */
function trap(): void {
  const unreachable = Uint8Array.from([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  ]);
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyLike }).WebAssembly;
  new Instance(new Module(unreachable)).exports.f!();
}
interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: Record<string, () => void> };
}

test('the instance is shared until a call traps; then all documents go on with a fresh one', async () => {
  const first = await loadPdfium();
  expect(await loadPdfium()).toBe(first);
  const document = await openDocument(bytes, limits);

  expect(() => runGuarded(first, trap)).toThrow(expect.objectContaining({ code: 'damaged_pdf' }));

  expect(await loadPdfium()).not.toBe(first);
  // A document of the old instance goes on with the new one.
  expect((await document.page(1)).words).toHaveLength(3);
  document.close();
  await expect(document.page(1)).rejects.toThrow('closed');
  const next = await openDocument(bytes, limits);
  expect((await next.page(1)).words).toHaveLength(3);
});

test('a fault of ours is not blamed on the document', async () => {
  const instance = await loadPdfium();
  const fault = () => runGuarded(instance, () => (undefined as unknown as string).length);
  expect(fault).toThrow(expect.objectContaining({ code: 'internal_error' }));
});

test('no memory left counts as a trap', async () => {
  const instance = await loadPdfium();
  const greedy = () => runGuarded(instance, () => instance.scratch(2 ** 31 - 1, () => 0));
  expect(greedy).toThrow(expect.objectContaining({ code: 'damaged_pdf' }));
});
