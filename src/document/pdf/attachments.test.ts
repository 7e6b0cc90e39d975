import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makePdf, type PdfParts, show } from '../fixtures/pdf.ts';
import { type DocumentLimits, openDocument } from '../index.ts';

const LIMITS: DocumentLimits = { maxBytes: 2 ** 26, maxPixels: 1e7, maxPages: 5 };
const XML = '<?xml version="1.0"?><a/>';

type Objects = NonNullable<PdfParts['objects']>;
const pages = [{ content: show('A page with some words on it', 50, 700), entries: '' }];
const specification = (file: number, name: string) =>
  `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${file} 0 R >> >>`;
const stored = (data: string | Uint8Array, dictionary = '/Type /EmbeddedFile') => ({
  dictionary,
  data: Buffer.from(data),
});
const inNameTree = (...names: [string, number][]) =>
  `/Names << /EmbeddedFiles << /Names [${names.map(([name, at]) => `(${name}) ${at} 0 R`).join(' ')}] >> >>`;

async function xmlOf(parts: Omit<PdfParts, 'pages'>, entries = ''): Promise<string[]> {
  const document = await openDocument(makePdf({ pages: [{ ...pages[0]!, entries }], ...parts }), LIMITS);
  try {
    return document.xmlFiles!().map((file) => Buffer.from(file).toString());
  } finally {
    document.close();
  }
}

describe('XML within a PDF is found by its content', () => {
  test('in the catalogue, whatever it is called, between other files', async () => {
    const objects: Objects = {
      100: specification(101, 'readme.txt'),
      101: stored('not XML'),
      102: specification(103, 'photo.jpg'),
      103: stored(deflateSync(XML), '/Filter /FlateDecode'),
    };
    expect(await xmlOf({ objects, catalog: inNameTree(['a', 100], ['b', 102]) })).toEqual([XML]);
  });

  test.each([
    ['as associated file only', '/AF [100 0 R]', ''],
    [
      'on an annotation only',
      '',
      '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 100 0 R >>]',
    ],
  ])('%s', async (_, catalog, entries) => {
    for (const dictionary of ['/Type /EmbeddedFile', '']) {
      const objects: Objects = { 100: specification(101, 'data.bin'), 101: stored(XML, dictionary) };
      expect(await xmlOf({ objects, catalog }, entries)).toEqual([XML]);
    }
  });

  test('in UTF-16', async () => {
    const utf16 = Buffer.from(`\ufeff${XML}`, 'utf16le');
    const objects: Objects = { 100: specification(101, 'a.xml'), 101: stored(utf16) };
    const [file] = await xmlOf({ objects, catalog: inNameTree(['a', 100]) });
    expect(Buffer.from(file!, 'utf8').length).toBeGreaterThan(XML.length);
  });

  test('a PDF without attachments has none', async () => {
    expect(await xmlOf({})).toEqual([]);
  });
});

describe('hostile attachments', () => {
  test.each(['/Type /EmbeddedFile /Filter /FlateDecode', '/Filter /FlateDecode'])(
    'one that inflates without end is left out, the others are found (%s)',
    async (dictionary) => {
      const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, ' '));
      const objects: Objects = {
        100: specification(101, 'bomb.xml'),
        101: stored(bomb, dictionary),
        102: specification(103, 'invoice.xml'),
        103: stored(XML),
      };
      expect(await xmlOf({ objects, catalog: inNameTree(['a', 100], ['b', 102]) })).toEqual([XML]);
    },
  );

  test('a broken stream, a missing stream and a specification that names itself are passed over', async () => {
    const objects: Objects = {
      100: specification(101, 'broken.xml'),
      101: stored('no deflated data', '/Type /EmbeddedFile /Filter /FlateDecode'),
      102: specification(999, 'missing.xml'),
      104: specification(104, 'self.xml'),
      106: specification(107, 'right.xml'),
      107: stored(XML),
    };
    const catalog = inNameTree(['a', 100], ['b', 102], ['c', 104], ['d', 106]);
    expect(await xmlOf({ objects, catalog })).toEqual([XML]);
  });

  test('the page is read after it all', async () => {
    const bytes = makePdf({ pages, objects: { 100: '/EmbeddedFile '.repeat(1000) } });
    const document = await openDocument(bytes, LIMITS);
    document.xmlFiles!();
    expect((await document.page(1)).words?.length).toBe(7);
    document.close();
    expect(() => document.xmlFiles!()).toThrow('closed');
  });
});
