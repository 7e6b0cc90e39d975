/** What becomes of an XML invoice on its way, and what hostile hands make of it. For XML in UTF-8 that says so. */
import { XML_LIMITS } from '../../src/stated/einvoice/xml/limits.ts';

function utf16(xml: string, mark: boolean, swap: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + xml.replace('UTF-8', 'UTF-16'), 'utf16le');
  return swap ? bytes.swap16() : bytes;
}

/** The same invoice in every encoding. The last needs letters of Latin-1 alone. */
export const encodings = (xml: string): Readonly<Record<string, Buffer>> => ({
  'utf-8-marked': Buffer.from(`\ufeff${xml}`),
  'utf-16-little-end-first': utf16(xml, true, false),
  'utf-16-big-end-first': utf16(xml, true, true),
  'utf-16-unmarked': utf16(xml, false, true),
  'utf-8-that-claims-utf-16': Buffer.from(xml.replace('UTF-8', 'UTF-16')),
  'behind-white-space': Buffer.from(`\n  ${xml}`),
  'windows-1252': Buffer.from(xml.replace('UTF-8', 'windows-1252'), 'latin1'),
});

const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** XML that must be refused before anything is built from it. */
export function hostileXml(xml: string): Readonly<Record<string, string>> {
  const declaring = (declaration: string) => xml.replace('?>', `?>${declaration}`);
  return {
    'document-type': declaring('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">'),
    'file-as-entity': declaring('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    'billion-laughs': declaring(`<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]>`),
    'entity-further-down': xml.replace('<ram:TypeCode>', '<!ENTITY a "b"><ram:TypeCode>'),
    'bottomless-nesting': `${'<a>'.repeat(XML_LIMITS.depth + 1)}${'</a>'.repeat(XML_LIMITS.depth + 1)}`,
    'endless-elements': `<a>${'<b/>'.repeat(XML_LIMITS.elements)}</a>`,
    'endless-attributes': `<a>${'<b c="1" d="2"/>'.repeat(XML_LIMITS.attributes / 2 + 1)}</a>`,
  };
}
