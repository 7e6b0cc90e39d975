import { expect, test } from 'vitest';
import { makePdf, type PdfPage, show } from '../fixtures/pdf.ts';
import { openDocument } from '../index.ts';

const limits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };
const seen = show('Total due 119.00 on account 4711', 50, 700);
const words = 'Total due 119.00 on account 4711'.split(' ');

async function read(page: PdfPage, parts: { catalog?: string; objects?: Record<number, string> } = {}) {
  const document = await openDocument(makePdf({ pages: [page], ...parts }), limits);
  const { words: found, hidden } = await document.page(1);
  document.close();
  return { texts: found?.map(({ text }) => text), hidden };
}

const white = `1 1 1 rg ${show('account 9999', 50, 600)} 0 g `;

test('white text on white paper is not read', async () => {
  expect(await read({ content: seen + white })).toEqual({ texts: words, hidden: { same_colour: 11 } });
});

test('white text on a dark heading is read, dark text on it is not', async () => {
  const heading = `0.1 0.1 0.3 rg 40 590 300 30 re f ${white} 0.1 0.1 0.3 rg ${show('secret', 200, 600)}`;
  expect(await read({ content: seen + heading })).toEqual({
    texts: [...words, 'account', '9999'],
    hidden: { same_colour: 6 },
  });
});

test('grey print and pale watermarks are no secret', async () => {
  const grey = `0.75 g ${show('Thank you', 50, 600)} 0.93 g ${show('COPY', 200, 300, 90)}`;
  const { texts, hidden } = await read({ content: seen + grey });
  expect(texts).toEqual([...words, 'Thank', 'you', 'COPY']);
  expect(hidden).toBeUndefined();
});

test('text under a rectangle is not read, with other text printed over it or without', async () => {
  const cover = `${show('account 9999', 50, 600)} 1 g 40 590 300 30 re f 0 g `;
  expect(await read({ content: seen + cover })).toEqual({ texts: words, hidden: { covered: 11 } });
  expect(await read({ content: seen + cover + show('account 1234', 50, 600) })).toEqual({
    texts: [...words, 'account', '1234'],
    hidden: { covered: 11 },
  });
});

test('text on a shade that is painted before it, or through which it shows, is read', async () => {
  const resources = '/ExtGState << /Half << /ca 0.3 >> >>';
  const marked = `0.9 g 40 590 300 30 re f 0 g ${show('first', 50, 600)} q /Half gs 1 1 0 rg 40 690 300 30 re f Q`;
  const { texts, hidden } = await read({ content: seen + marked, resources });
  expect(texts).toEqual([...words, 'first']);
  expect(hidden).toBeUndefined();
});

test('text outside the visible part of the page, and tiny text, is not read', async () => {
  const outside = await read({
    content: seen + show('account 9999', 50, 100),
    entries: '/CropBox [0 400 595 842]',
  });
  expect(outside).toEqual({ texts: words, hidden: { off_page: 11 } });
  expect(await read({ content: seen + show('account 9999', 50, 600, 1) })).toEqual({
    texts: words,
    hidden: { tiny: 11 },
  });
});

test('print of ordinary size on a page in large units is read', async () => {
  const page = { content: show('Total due 119.00', 5, 70, 1.2), entries: '/UserUnit 10' };
  expect(await read({ ...page, mediaBox: [0, 0, 59.5, 84.2] })).toEqual({
    texts: ['Total', 'due', '119.00'],
    hidden: undefined,
  });
});

test.each([
  ['on', words.concat('account', '9999'), undefined],
  ['off', words, { hidden_layer: 11 }],
])('text of a layer that is switched %s', async (state, texts, hidden) => {
  const page = {
    content: `${seen}/OC /Layer BDC ${show('account 9999', 50, 600)} EMC`,
    resources: '/Properties << /Layer 100 0 R >>',
  };
  const lists = state === 'on' ? '/ON [100 0 R] /OFF []' : '/ON [] /OFF [100 0 R]';
  const catalog = `/OCProperties << /OCGs [100 0 R] /D << ${lists} >> >>`;
  const objects = { 100: '<< /Type /OCG /Name (Layer) >>' };
  expect(await read(page, { catalog, objects })).toEqual({ texts, hidden });
});
