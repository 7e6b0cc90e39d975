import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReadError } from '../src/base/errors.ts';
import {
  attached,
  makeCms,
  makeCompound,
  makeMail,
  makeStreamedCms,
  makeZip,
} from '../src/document/fixtures/containers.ts';
import { openWithXml } from '../src/pipeline/open-with-xml.ts';
import { mutantsOf } from './corpus/mutants.ts';

const LIMITS = { maxBytes: 2_000_000, maxPixels: 4_000_000, maxPages: 20 };
const xml = readFileSync(new URL('../samples/german-letter/factur-x.xml', import.meta.url));

/** A few elements of each national format are enough: all are read by the same tables. */
const NATIONAL: Record<string, string> = {
  fatturapa:
    '<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"><FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>TD01</TipoDocumento><Data>2026-02-01</Data><Numero>7</Numero></DatiGeneraliDocumento></DatiGenerali><DatiBeniServizi><DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>100.00</ImponibileImporto><Imposta>22.00</Imposta></DatiRiepilogo></DatiBeniServizi></FatturaElettronicaBody></p:FatturaElettronica>',
  cfdi: '<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4" Fecha="2026-02-01" Folio="7" SubTotal="100.00" Total="116.00" Moneda="MXN"><c:Emisor Rfc="AAA010101AAA"/><c:Impuestos TotalImpuestosTrasladados="16.00"><c:Traslados><c:Traslado Base="100.00" TasaOCuota="0.160000" Importe="16.00"/></c:Traslados></c:Impuestos></c:Comprobante>',
  finvoice:
    '<Finvoice Version="3.0"><InvoiceDetails><InvoiceNumber>7</InvoiceNumber><InvoiceTotalVatIncludedAmount AmountCurrencyIdentifier="EUR">1255,00</InvoiceTotalVatIncludedAmount></InvoiceDetails><InvoiceRow><ArticleName>x</ArticleName><RowVatExcludedAmount>1000,00</RowVatExcludedAmount></InvoiceRow></Finvoice>',
  eslog:
    '<Invoice xmlns="urn:eslog:2.00"><M_INVOIC><S_BGM><C_C106><D_1004>12</D_1004></C_C106></S_BGM><G_SG2><S_NAD><D_3035>SE</D_3035><C_C080><D_3036>x</D_3036></C_C080></S_NAD></G_SG2><G_SG50><S_MOA><C_C516><D_5025>388</D_5025><D_5004>122</D_5004></C_C516></S_MOA></G_SG50></M_INVOIC></Invoice>',
};

const message = makeCompound([
  { name: '__properties_version1.0', bytes: Buffer.alloc(32) },
  { name: '__attach_version1.0_#00000000', nodes: [{ name: '__substg1.0_37010102', bytes: xml }] },
]);
const zip = makeZip({ 'a.xml': xml, 'b.xml': Buffer.from(NATIONAL.cfdi!) });
const ORIGINALS = Object.entries({
  ...Object.fromEntries(Object.entries(NATIONAL).map(([name, text]) => [name, Buffer.from(text)])),
  zip,
  signed: makeCms(xml),
  streamed: makeStreamedCms(xml.subarray(0, 900), xml.subarray(900)),
  mail: makeMail([attached('a.xml', 'text/xml', xml), attached('z.zip', 'application/zip', zip)]),
  outlook: message,
}).map(([name, bytes]) => ({ name, bytes }));

/** Slow machines included: what is hostile takes minutes. */
const DEADLINE = 2000;

test('150 mutated files of each kind end as invoices or a clear error, soon', {
  timeout: 120_000,
}, async () => {
  const outcomes: Record<string, number> = {};
  for (const { name, bytes } of mutantsOf(ORIGINALS, 1815, 150 * ORIGINALS.length)) {
    const start = performance.now();
    const outcome = await openWithXml(bytes, LIMITS, false).then(
      ({ document }) => {
        document.close();
        return 'read';
      },
      (error: unknown) => (error instanceof ReadError ? error.code : `${name}: ${error}`),
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    expect([name, performance.now() - start < DEADLINE]).toEqual([name, true]);
  }
  const known = [
    'read',
    'damaged_xml',
    'refused_xml',
    'not_an_invoice',
    'unknown_format',
    'no_document',
    'empty_file',
    'too_many_bytes',
  ];
  expect(Object.keys(outcomes).filter((outcome) => !known.includes(outcome))).toEqual([]);
  // The mutations reach both sides.
  expect(outcomes.read).toBeGreaterThan(50);
  expect(outcomes.damaged_xml).toBeGreaterThan(50);
});
