import { byCode, minus, percentAt, sumAt } from './sums.ts';
import type { Table } from './table.ts';
import { joined, textAt } from './texts.ts';

/**
 * CFDI 3.2 to 4.0 of Mexico: all texts are attributes. Its total is what is left after withholding.
 * http://omawww.sat.gob.mx/tramitesyservicios/Paginas/anexo_20.htm
 */
export const CFDI: Table = {
  roots: [{ name: 'Comprobante', namespace: /^http:\/\/www\.sat\.gob\.mx\/cfd\/[34]$/ }],
  vocabularies: ['http://www.sat.gob.mx/'],
  header: {
    typeCode: byCode('@TipoDeComprobante', { E: '381' }, '380'),
    invoiceNumber: [joined('', '@Serie', '@Folio'), 'Complemento/TimbreFiscalDigital@UUID'],
    issueDate: '@Fecha',
    currency: '@Moneda',
    paymentTerms: '@CondicionesDePago',
  },
  seller: { name: 'Emisor@Nombre', postalCode: '@LugarExpedicion', taxId: 'Emisor@Rfc' },
  buyer: {
    name: 'Receptor@Nombre',
    postalCode: 'Receptor@DomicilioFiscalReceptor',
    taxId: 'Receptor@Rfc',
  },
  totals: {
    net: (at, root) => minus(textAt(at, root, '@SubTotal'), textAt(at, root, '@Descuento')),
    tax: 'Impuestos@TotalImpuestosTrasladados',
    gross: sumAt('@Total', 'Impuestos@TotalImpuestosRetenidos'),
    withholding: 'Impuestos@TotalImpuestosRetenidos',
    amountDue: '@Total',
  },
  taxes: {
    each: 'Impuestos/Traslados/Traslado',
    rate: percentAt('@TasaOCuota', '0'),
    base: '@Base',
    amount: '@Importe',
  },
  precedingInvoices: { each: 'CfdiRelacionados/CfdiRelacionado', number: '@UUID' },
  lines: {
    each: 'Conceptos/Concepto',
    code: ['@NoIdentificacion', '@ClaveProdServ'],
    description: '@Descripcion',
    quantity: '@Cantidad',
    unit: ['@Unidad', '@ClaveUnidad'],
    price: '@ValorUnitario',
    rate: percentAt('Impuestos/Traslados/Traslado@TasaOCuota'),
    net: (at, root) => minus(textAt(at, root, '@Importe'), textAt(at, root, '@Descuento')),
    allowances: { each: '.', amount: '@Descuento' },
  },
};
