/** Electronic invoices of every kind, as they are sent: within PDFs under any name and as XML alone. `make.ts` writes them to a folder. */
import { readFileSync } from 'node:fs';
import { attachXml } from '../../samples/make/attach-xml.ts';
import type { ReadErrorCode } from '../../src/base/errors.ts';
import type { PageReport } from '../../src/invoice/index.ts';
import { add, extend, pagesOf, parsePdf, writePdf } from './pdf.ts';
import { sampleFile } from './pdf-cases.ts';
import { plainPage } from './plain-page.ts';
import { encodings, hostileXml } from './xml.ts';

export interface EinvoiceCase {
  ending: '.pdf' | '.xml';
  /** The number and the total it must give, where the total comes from, and how its pages are read; or why it cannot be read. */
  gives:
    | { number: string; gross: number; from: 'xml' | 'text' | 'ocr'; pages: PageReport['source'][] }
    | ReadErrorCode;
  make(): Uint8Array;
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../src/stated/einvoice/fixtures/${name}.xml`, import.meta.url));
const SAMPLE = 'german-letter';
/** The sample's XML: CII of the profile EN 16931. */
export const sampleXml = readFileSync(
  new URL(`../../samples/${SAMPLE}/factur-x.xml`, import.meta.url),
  'utf8',
);
const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const xrechnung = sampleXml.replace('urn:cen.eu:en16931:2017<', `${XRECHNUNG}<`);

/** XML that disagrees with its page, breaks off, or lacks the total. */
export const disagreeing = sampleXml.replaceAll('>1751.44<', '>1951.44<').replace('>20260227<', '>20260228<');
export const half = sampleXml.slice(0, 4000);
const withoutTotal = sampleXml.replace(/<ram:GrandTotalAmount>.*?<\/ram:GrandTotalAmount>/, '');

/** The sample with XML attached: with its text layer, or as a scan. */
export const digitalWith = (xml: string | Uint8Array, name?: string) =>
  attachXml(sampleFile(SAMPLE), Buffer.from(xml), name);
export const scanWith = (xml: string) => attachXml(sampleFile(SAMPLE, '-scan.pdf'), Buffer.from(xml));

/** Attached where few look: as the catalogue's associated file alone, or on an annotation alone. */
function attachedAside(where: 'catalogue' | 'annotation'): Buffer {
  const document = parsePdf(sampleFile(SAMPLE));
  const file = add(document, { text: '<< >>', stream: Buffer.from(sampleXml) });
  const specification = add(document, {
    text: `<< /Type /Filespec /F (data.bin) /UF (data.bin) /EF << /F ${file} 0 R >> >>`,
  });
  const annotation = `<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS ${specification} 0 R >>`;
  if (where === 'catalogue') extend(document, document.root, `/AF [${specification} 0 R]`);
  else extend(document, pagesOf(document)[0]!, `/Annots [${annotation}]`);
  return writePdf(document);
}

const sampleGives = (from: 'xml' | 'text' | 'ocr', ...pages: PageReport['source'][]) => ({
  ...{ number: 'RE-2026-0418', gross: 1751.44 },
  ...{ from, pages },
});
const pdf = (make: () => Uint8Array, gives: EinvoiceCase['gives'] = sampleGives('xml', 'text')) => ({
  ...({ ending: '.pdf', make, gives } as const),
});
const xml = (content: string | Uint8Array, gives: EinvoiceCase['gives'] = sampleGives('xml')) => ({
  ...({ ending: '.xml', make: () => Buffer.from(content), gives } as const),
});
const fromXml = (number: string, gross: number, ...pages: PageReport['source'][]) => ({
  ...{ number, gross, pages },
  from: 'xml' as const,
});
const each = <Value>(table: Readonly<Record<string, Value>>, make: (value: Value) => EinvoiceCase) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, make(value)]));

const ZUGFERD_1 = ['Möbelhaus Grünwinkel KG', 'Rechnung R-4711 vom 30.06.2014', 'Gesamtbetrag 226,00 EUR'];

export const EINVOICE_CASES: Readonly<Record<string, EinvoiceCase>> = {
  'factur-x': pdf(() => sampleFile(SAMPLE, '-facturx.pdf')),
  'zugferd-2': pdf(() => digitalWith(sampleXml, 'zugferd-invoice.xml')),
  'zugferd-1': pdf(
    () => attachXml(plainPage(ZUGFERD_1), fixture('zugferd-1'), 'ZUGFeRD-invoice.xml'),
    fromXml('R-4711', 226, 'text'),
  ),
  'xrechnung-within-pdf': pdf(() => digitalWith(xrechnung, 'xrechnung.xml')),
  'under-any-name': pdf(() => digitalWith(sampleXml, 'data.bin')),
  'associated-file-alone': pdf(() => attachedAside('catalogue')),
  'on-an-annotation': pdf(() => attachedAside('annotation')),
  'on-a-scan': pdf(() => scanWith(sampleXml), sampleGives('xml', 'skipped')),
  'on-a-scan-without-total': pdf(() => scanWith(withoutTotal), sampleGives('ocr', 'ocr')),
  'page-disagrees': pdf(() => digitalWith(disagreeing), fromXml('RE-2026-0418', 1951.44, 'text')),
  'damaged-within-pdf': pdf(() => digitalWith(half), sampleGives('text', 'text')),
  'bomb-within-pdf': pdf(() => digitalWith(Buffer.alloc(2 ** 26, ' ')), sampleGives('text', 'text')),
  'laughs-within-pdf': pdf(
    () => digitalWith(hostileXml(sampleXml)['billion-laughs']!),
    sampleGives('text', 'text'),
  ),
  cii: xml(sampleXml),
  'xrechnung-cii': xml(xrechnung),
  'cii-extended': xml(fixture('factur-x'), fromXml('F-2026/77', 1200)),
  'zugferd-1-alone': xml(fixture('zugferd-1'), fromXml('R-4711', 226)),
  'xrechnung-ubl': xml(fixture('ubl-invoice'), fromXml('XR-1001', 120)),
  'ubl-credit-note': xml(fixture('ubl-credit-note'), fromXml('CN-12', 125)),
  ...each(encodings(sampleXml), (bytes) => xml(bytes)),
  'no-invoice': xml('<?xml version="1.0"?><note/>', 'not_an_invoice'),
  'breaks-off': xml(half, 'damaged_xml'),
  ...each(hostileXml(sampleXml), (text) => xml(text, 'refused_xml')),
};
