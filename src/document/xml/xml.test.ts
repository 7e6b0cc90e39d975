import { expect, test } from 'vitest';
import { detectFormat, KNOWN_EXTENSIONS, openDocument } from '../index.ts';

const LIMITS = { maxBytes: 1000, maxPixels: 1, maxPages: 1 };

test.each([
  ['with a declaration', '<?xml version="1.0"?><Invoice/>'],
  ['without one', '<Invoice xmlns="urn:a"/>'],
  ['with a prefix', '<rsm:CrossIndustryInvoice\nxmlns:rsm="urn:a"/>'],
  ['after white space and a comment', '\r\n\t <!-- made by -->\n<a/>'],
  ['with a byte order mark', '\ufeff<?xml version="1.0"?><a/>'],
  ['with a document type, to be refused with a reason', '<!DOCTYPE Invoice []><Invoice/>'],
])('XML %s is XML, in UTF-8 and both UTF-16', (_, xml) => {
  expect(detectFormat(Buffer.from(xml))).toBe('xml');
  expect(detectFormat(Buffer.from(xml, 'utf16le'))).toBe('xml');
  expect(detectFormat(Buffer.from(xml, 'utf16le').swap16())).toBe('xml');
});

test.each([
  ['a web page', '<!doctype html><html></html>'],
  ['a web page without a doctype', '<HTML lang="en">'],
  ['text', 'a < b and c > d'],
  ['an arrow', '<- back'],
])('%s is not', (_, text) => {
  expect(detectFormat(Buffer.from(text))).toBe('unknown');
});

test('an SVG drawing stays one', () => {
  expect(detectFormat(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
    'svg',
  );
});

test('XML opens as a document without pages that is its own XML', async () => {
  const bytes = Buffer.from('<a/>');
  const document = await openDocument(bytes, LIMITS);
  expect(document).toMatchObject({ format: 'xml', pageCount: 0 });
  expect(document.xmlFiles!()).toEqual([bytes]);
  await expect(document.page(1)).rejects.toThrow();
});

test('folders are searched for it', () => {
  expect(KNOWN_EXTENSIONS).toContain('xml');
});
