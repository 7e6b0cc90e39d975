import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makePdf, type PdfPage, show } from '../fixtures/pdf.ts';
import { type DocumentLimits, openDocument, type Page, type Raster } from '../index.ts';

const limits: DocumentLimits = { maxBytes: 40_000_000, maxPixels: 100_000_000, maxPages: 200 };

async function openPage(bytes: Uint8Array): Promise<Page> {
  return (await openDocument(bytes, limits)).page(1);
}

const onePage = (page: PdfPage, objects = {}) => openPage(makePdf({ pages: [page], objects }));

const texts = (page: Page) => page.words?.map((word) => word.text);

/** Where a raster is dark, in the units of its page. */
function measureInk({ data, width, height }: Raster, page: Page) {
  const box = { x0: width, y0: height, x1: 0, y1: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 3]! > 128) continue;
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
    }
  }
  const scale = page.width / width;
  return { x0: box.x0 * scale, y0: box.y0 * scale, x1: box.x1 * scale, y1: box.y1 * scale };
}

const line = 'Invoice number 4711';

describe('words of the text layer', () => {
  test('part at spaces and at gaps, in the units of the page', async () => {
    const page = await onePage({
      content: `${show('Total', 50, 700)}${show('1.234,56', 200, 700)}BT /F1 12 Tf 50 600 Td [(Net)-600(sum)] TJ ET`,
    });
    expect([page.width, page.height]).toEqual([595, 842]);
    expect(texts(page)).toEqual(['Total', '1.234,56', 'Net', 'sum']);
    const { box, confidence, source } = page.words![1]!;
    expect([confidence, source]).toEqual([1, 'text']);
    expect(box.x0).toBeCloseTo(200, 0);
    // Eight Helvetica characters of which two are 0.278 and six 0.556 wide.
    expect(box.x1).toBeCloseTo(200 + 12 * (2 * 0.278 + 6 * 0.556), 0);
    expect([box.y0 < 842 - 708, box.y0 > 842 - 712]).toEqual([true, true]);
    expect([box.y1 >= 842 - 700, box.y1 < 842 - 696]).toEqual([true, true]);
  });

  test('are joined across pieces of one word and across letter space', async () => {
    const page = await onePage({
      content: `BT /F1 12 Tf 50 700 Td [(In)30(voi)-20(ce)] TJ ET BT /F1 12 Tf 4 Tc 50 600 Td (RECHNUNG) Tj ET`,
    });
    expect(texts(page)).toEqual(['Invoice', 'RECHNUNG']);
  });

  test('keep their spaces where a whole line is set wide, kerned and with a short word at its end', async () => {
    const page = await onePage({
      content:
        'BT /F1 12 Tf 1.5 Tc 50 600 Td [(Al)20(der Tim)-15(ber) ( Ltd)] TJ ET BT /F1 12 Tf 1.5 Tc 50 500 Td [(Al)20(der)-250(Tim)-15(ber)] TJ ET',
    });
    expect(texts(page)).toEqual(['Alder', 'Timber', 'Ltd', 'Alder', 'Timber']);
  });

  test('are whole in small capitals', async () => {
    const small = (text: string) => `/F1 9 Tf (${text}) Tj `;
    const page = await onePage({
      content: `BT /F1 12 Tf 50 600 Td (A) Tj ${small('LDER')} /F1 12 Tf ( T) Tj ${small('IMBER')} ET`,
    });
    expect(texts(page)).toEqual(['ALDER', 'TIMBER']);
  });

  test('are upright when printed sideways beside upright text, and say by how much they are turned', async () => {
    const side = 'BT /F1 8 Tf 0 1 -1 0 40 300 Tm (Registered office) Tj ET ';
    const page = await onePage({ content: show(`${line} and a line of upright text`, 60, 700) + side });
    const turned = page.words!.filter((word) => word.angle !== undefined);
    expect(turned.map((word) => [word.text, word.angle])).toEqual([
      ['Registered', 270],
      ['office', 270],
    ]);
    const [first, second] = turned.map((word) => word.box);
    expect(first!.y0).toBeGreaterThan(second!.y1);
    expect(first!.y1 - first!.y0).toBeGreaterThan(first!.x1 - first!.x0);
  });

  test('are clean: ligatures spelt out, accents composed, soft hyphens and no-break spaces gone', async () => {
    const codes = [
      'fb01',
      '006e',
      '0061',
      '006c',
      '0065',
      '0301',
      '00ad',
      '0073',
      '00a0',
      '0031',
      '202f',
      '0032',
    ];
    const map = codes.map((code, at) => `<${(65 + at).toString(16)}> <${code}>`).join('\n');
    const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def
1 begincodespacerange <00> <ff> endcodespacerange
${codes.length} beginbfchar
${map}
endbfchar endcmap end end`;
    const page = await onePage(
      { content: `${show(line, 50, 700)}BT /F9 12 Tf 50 600 Td (ABCDEFGHIJKL) Tj ET`, fonts: '/F9 100 0 R' },
      {
        100: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 101 0 R >>',
        101: { dictionary: '', data: Buffer.from(cmap) },
      },
    );
    expect(texts(page)!.slice(3)).toEqual(['finalés', '1', '2']);
  });

  test('keep a mark where a font has no mapping: a number never loses a digit in silence', async () => {
    const page = await onePage({
      content: show(`${line} 12\\00134 \\001 and enough text around it`, 50, 700),
    });
    expect(texts(page)!.slice(3, 5)).toEqual(['12\ufffd34', 'and']);
  });

  test('a word printed twice to look bold counts once', async () => {
    const page = await onePage({ content: show(line, 50, 700) + show(line, 50.3, 700) });
    expect(texts(page)).toEqual(line.split(' '));
  });

  test('outside the visible page are left out', async () => {
    const page = await onePage({
      content: show(line, 50, 700) + show('outside', 50, 900) + show('left', -90, 500),
    });
    expect(texts(page)).toEqual(line.split(' '));
  });
});

describe('words and raster agree', () => {
  const turns = [0, 90, 180, 270].flatMap((rotate) => [
    [rotate, ''],
    [rotate, '/CropBox [40 300 500 800]'],
  ]) as [number, string][];
  test.each(turns)('/Rotate %i %s', async (rotate, crop) => {
    // Text that stands upright once the page is turned.
    const [cos, sin] = [
      Math.round(Math.cos((rotate * Math.PI) / 180)),
      Math.round(Math.sin((rotate * Math.PI) / 180)),
    ];
    const content = `BT /F1 24 Tf ${cos} ${sin} ${-sin} ${cos} 300 600 Tm (HNumber4711H) Tj ET`;
    const page = await onePage({ content, entries: `/Rotate ${rotate} ${crop}` });
    expect(texts(page)).toEqual(['HNumber4711H']);
    expect(page.words![0]!.angle).toBeUndefined();
    const raster = await page.raster();
    expect(raster.width / raster.height).toBeCloseTo(page.width / page.height, 2);
    const ink = measureInk(raster, page);
    const { box } = page.words![0]!;
    for (const side of ['x0', 'x1'] as const) expect(Math.abs(ink[side] - box[side])).toBeLessThan(3);
    expect(ink.y0).toBeGreaterThan(box.y0 - 1);
    expect(ink.y1).toBeLessThan(box.y1 + 1);
    expect(ink.y1 - ink.y0).toBeGreaterThan(0.6 * (box.y1 - box.y0));
  });

  test.each([
    [90, '0 1 -1 0 300 200'],
    [180, '-1 0 0 -1 500 500'],
    [270, '0 -1 1 0 300 700'],
  ])('a page whose text runs at %i° is turned upright', async (_, matrix) => {
    const page = await onePage({ content: `BT /F1 24 Tf ${matrix} Tm (HNumber4711H) Tj ET` });
    expect(page.words!.map((word) => [word.text, word.angle])).toEqual([['HNumber4711H', undefined]]);
    const { box } = page.words![0]!;
    expect(box.x1 - box.x0).toBeGreaterThan(5 * (box.y1 - box.y0));
    const ink = measureInk(await page.raster(), page);
    expect(Math.abs(ink.x0 - box.x0) + Math.abs(ink.x1 - box.x1)).toBeLessThan(6);
    expect([ink.y0 > box.y0 - 1, ink.y1 < box.y1 + 1]).toEqual([true, true]);
  });
});

/** A picture of 8 × 8 grey pixels, as object 100. */
const picture = (data: Uint8Array, filter = '') => ({
  100: {
    dictionary: `/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 ${filter}`,
    data,
  },
});
const withPicture = { resources: '/XObject << /Im 100 0 R >>' };
const fullPage = 'q 595 0 0 842 0 0 cm /Im Do Q ';

describe('a text layer that does not say what a person sees is not used', () => {
  test('hidden text under a scan', async () => {
    const hidden = `BT 3 Tr /F1 12 Tf 50 700 Td (${line} with much more text of a scanner program) Tj ET`;
    const page = await onePage(
      { ...withPicture, content: fullPage + hidden },
      picture(Buffer.alloc(64, 0x80)),
    );
    expect(page.words).toBeUndefined();
  });

  test('hidden text is left out of a visible layer', async () => {
    const page = await onePage({
      content: `${show(line, 50, 700)}BT 3 Tr /F1 12 Tf 50 600 Td (Hidden) Tj ET`,
    });
    expect(texts(page)).toEqual(line.split(' '));
  });

  test('a stamp on a scan', async () => {
    const page = await onePage(
      { ...withPicture, content: fullPage + show('Received on 2024-05-01', 50, 700) },
      picture(Buffer.alloc(64, 0x80)),
    );
    expect(page.words).toBeUndefined();
  });

  test('but a letterhead under much text leaves the text usable', async () => {
    const lines = Array.from({ length: 12 }, (_, at) =>
      show(`${line} of line ${at}`, 50, 700 - 20 * at),
    ).join('');
    const page = await onePage(
      { ...withPicture, content: fullPage + lines },
      picture(Buffer.alloc(64, 0xf0)),
    );
    expect(page.words).toHaveLength(12 * 6);
  });

  test('a font without a mapping', async () => {
    const page = await onePage(
      { content: `BT /F1 12 Tf 50 700 Td (${'\\001\\002\\003\\004\\005'.repeat(6)}) Tj ET` },
      {},
    );
    expect(page.words).toBeUndefined();
  });

  test('a blank page', async () => {
    const page = await onePage({ content: '' });
    expect(page.words).toBeUndefined();
    expect((await page.raster()).data.every((value) => value === 255)).toBe(true);
  });
});

describe('forms and annotations', () => {
  const appearance = (text: string) => ({
    dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 150 20] /Resources << /Font << /F1 3 0 R >> >>',
    data: Buffer.from(`BT /F1 12 Tf 2 5 Td (${text}) Tj ET`),
  });
  const widget = (value: string, y: number, more = '') =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${value}) /V (${value}) /Rect [150 ${y} 300 ${y + 20}] ` +
    `/DA (/F1 12 Tf 0 g) /P 10 0 R ${more} >>`;

  test('filled fields and notes are words and pixels, hidden ones are not', async () => {
    const bytes = makePdf({
      pages: [
        { content: show('Invoice number', 50, 700), entries: '/Annots [100 0 R 101 0 R 103 0 R 105 0 R]' },
      ],
      catalog:
        '/AcroForm << /Fields [100 0 R 101 0 R 105 0 R] /NeedAppearances true /DA (/F1 12 Tf 0 g) ' +
        '/DR << /Font << /F1 3 0 R >> >> >>',
      objects: {
        100: widget('INV-4711', 695, '/F 4 /AP << /N 102 0 R >>'),
        101: widget('1.234,56', 645, '/F 4'),
        102: appearance('INV-4711'),
        103: '<< /Type /Annot /Subtype /FreeText /Contents (PAID) /Rect [150 545 300 565] /F 4 /AP << /N 104 0 R >> >>',
        104: appearance('PAID'),
        105: widget('HIDDEN', 445, '/F 2 /AP << /N 102 0 R >>'),
      },
    });
    const page = await openPage(bytes);
    expect(texts(page)).toEqual(['Invoice', 'number', 'INV-4711', '1.234,56', 'PAID']);
    const raster = await page.raster();
    for (const { box } of page.words!) {
      const scale = raster.width / page.width;
      const part: number[] = [];
      for (let y = Math.floor(box.y0 * scale); y < box.y1 * scale; y++) {
        for (let x = Math.floor(box.x0 * scale); x < box.x1 * scale; x++)
          part.push(raster.data[(y * raster.width + x) * 3]!);
      }
      expect(Math.min(...part)).toBeLessThan(100);
    }
    // Opened a second time, nothing is written twice.
    expect(texts(page)).toHaveLength(5);
  });
});

describe('the raster of a page', () => {
  test('A4 is drawn at 200 dpi on white', async () => {
    const page = await onePage({ content: show(line, 50, 700), mediaBox: [0, 0, 595.28, 841.89] });
    const { data, width, height } = await page.raster();
    expect([width, height, data.length]).toEqual([1654, 2339, 1654 * 2339 * 3]);
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  test('keeps red red', async () => {
    const { data } = await (await onePage({ content: '1 0 0 rg 0 0 595 842 re f' })).raster();
    expect([...data.subarray(30_000, 30_003)]).toEqual([255, 0, 0]);
  });

  test('a huge page is drawn within the limit, a tiny one enlarged', async () => {
    const huge = await (await onePage({ content: '', mediaBox: [0, 0, 14_000, 10_000] })).raster();
    expect(huge.width * huge.height).toBeLessThanOrEqual(12_100_000);
    const tiny = await (await onePage({ content: '', mediaBox: [0, 0, 150, 200] })).raster();
    expect(Math.max(tiny.width, tiny.height)).toBe(1600);
    const bytes = makePdf({ pages: [{ content: '' }] });
    const small = await (await openDocument(bytes, { ...limits, maxPixels: 1_000_000 })).page(1);
    const { width, height } = await small.raster();
    expect(width * height).toBeLessThanOrEqual(1_002_000);
  });

  test('a page a mile wide is refused rather than drawn as a thread, which would keep the search for text busy for minutes', async () => {
    for (const mediaBox of [
      [0, 0, 1_900_000_000, 522],
      [0, 0, 300, 90_000_000],
    ] as const) {
      const page = await onePage({ content: '', mediaBox });
      await expect(page.raster()).rejects.toMatchObject({ code: 'image_too_small' });
    }
  });

  test('a picture that cannot be decoded is an error, never an empty page', async () => {
    const page = await onePage(
      { ...withPicture, content: fullPage },
      picture(Buffer.from('no JPEG at all'), '/Filter /DCTDecode'),
    );
    await expect(page.raster()).rejects.toMatchObject({ code: 'blank_render' });
  });

  test.each([
    ['noise', Buffer.from('Zufall'.repeat(50)), ''],
    ['a stream that does not inflate', Buffer.from('no deflate at all'), '/Filter /FlateDecode'],
    ['a picture that is not there', Buffer.from('q 595 0 0 842 0 0 cm /Im9 Do Q'), ''],
  ])('content that comes to nothing is an error: %s', async (_, data, dictionary) => {
    const page = await onePage({ content: '' }, { 11: { dictionary, data } });
    await expect(page.raster()).rejects.toMatchObject({ code: 'blank_render' });
  });

  test.each([
    ['no content', ''],
    ['a state and a clip', 'q 1 0 0 1 0 0 cm 0 0 595 842 re W n /P << /MCID 0 /Lang (de) >> BDC EMC Q'],
    ['a blank', `BT /F1 11 Tf 1 0 0 1 72 720 Tm [( )] TJ ET`],
    ['numbers without end', '1'.repeat(100_000)],
  ])('a page that draws nothing is blank rightly: %s', async (_, content) => {
    const { data } = await (await onePage({ content })).raster();
    expect(data.every((value) => value === 255)).toBe(true);
  });

  test('a page that draws nothing, deflated without a checksum, is blank rightly', async () => {
    const data = deflateSync('q 1 0 0 1 0 0 cm Q').subarray(0, -4);
    const page = await onePage({ content: '' }, { 11: { dictionary: '/Filter /FlateDecode', data } });
    expect((await page.raster()).data.every((value) => value === 255)).toBe(true);
  });

  test('white paper that was scanned is blank rightly', async () => {
    const white = picture(deflateSync(Buffer.alloc(64, 255)), '/Filter /FlateDecode');
    const { data } = await (await onePage({ ...withPicture, content: fullPage }, white)).raster();
    expect(data.every((value) => value === 255)).toBe(true);
  });
});

describe('a PDF that cannot be read says why', () => {
  const opening = (bytes: Uint8Array, more: Partial<DocumentLimits> = {}) =>
    openDocument(bytes, { ...limits, ...more });

  test('no pages', async () => {
    await expect(opening(makePdf({ pages: [] }))).rejects.toMatchObject({ code: 'no_pages' });
  });

  test('more pages than allowed', async () => {
    const bytes = makePdf({ pages: Array(4).fill({ content: '' }) });
    await expect(opening(bytes, { maxPages: 3 })).rejects.toMatchObject({ code: 'too_many_pages' });
    expect((await opening(bytes, { maxPages: 4 })).pageCount).toBe(4);
  });

  test('nothing but a header', async () => {
    await expect(opening(Buffer.from('%PDF-1.7\n%%EOF'))).rejects.toMatchObject({ code: 'damaged_pdf' });
  });
});

describe('memory', () => {
  test('a closed document can be closed again and not be read', async () => {
    const document = await openDocument(makePdf({ pages: [{ content: show(line, 50, 700) }] }), limits);
    const page = await document.page(1);
    document.close();
    document.close();
    await expect(page.raster()).rejects.toThrow('closed');
    await expect(document.page(1)).rejects.toThrow('closed');
  });

  test('there is no page 0 and none after the last', async () => {
    const document = await openDocument(makePdf({ pages: [{ content: '' }] }), limits);
    for (const number of [0, 2, 1.5]) await expect(document.page(number)).rejects.toThrow(RangeError);
  });

  test('reading many pages and documents does not grow', async () => {
    const bytes = makePdf({
      pages: Array(20).fill({ content: show(line, 50, 700), mediaBox: [0, 0, 200, 300] }),
    });
    const readAll = async () => {
      const document = await openDocument(bytes, limits);
      for (let number = 1; number <= 20; number++) await (await document.page(number)).raster();
      document.close();
    };
    await readAll();
    const { loadPdfium } = await import('./pdfium.ts');
    const before = (await loadPdfium()).bytes().length;
    for (let round = 0; round < 3; round++) await readAll();
    expect((await loadPdfium()).bytes().length).toBe(before);
  });
});
