import type { RawInvoice } from '../raw-invoice.ts';
import type { XmlElement } from '../xml/index.ts';
import { byCode, sumAt, sumOf } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';
import { elementsAt, textsAt } from './texts.ts';

/** UNTDID 1001 of the document types that are not plain invoices. */
const TYPES = { TD04: '381', TD05: '383', TD08: '381', TD09: '383' };

const party = (path: string): PartyPlaces => ({
  name: [
    `${path}/DatiAnagrafici/Anagrafica/Denominazione`,
    `${path}/DatiAnagrafici/Anagrafica/Nome + ${path}/DatiAnagrafici/Anagrafica/Cognome`,
  ],
  lines: [`${path}/Sede/Indirizzo + ${path}/Sede/NumeroCivico`],
  postalCode: `${path}/Sede/CAP`,
  city: `${path}/Sede/Comune`,
  region: `${path}/Sede/Provincia`,
  country: `${path}/Sede/Nazione`,
  phone: `${path}/Contatti/Telefono`,
  email: `${path}/Contatti/Email`,
  taxId: [
    `${path}/DatiAnagrafici/IdFiscaleIVA/IdPaese & ${path}/DatiAnagrafici/IdFiscaleIVA/IdCodice`,
    `${path}/DatiAnagrafici/CodiceFiscale`,
  ],
  ids: {
    codice_fiscale: `${path}/DatiAnagrafici/CodiceFiscale`,
    registration: `${path}/IscrizioneREA/NumeroREA`,
  },
});

const GENERAL = 'DatiGenerali/DatiGeneraliDocumento';
const SUMMARY = 'DatiBeniServizi/DatiRiepilogo';
const PAYMENT = 'DatiPagamento/DettaglioPagamento';

/**
 * FatturaPA 1.0 to 1.2 of the Italian revenue agency: one header, several invoices. The total to pay is less what the buyer keeps back: the
 * withholding, and the tax where it is paid by the buyer (split payment).
 * https://www.fatturapa.gov.it/it/norme-e-regole/documentazione-fattura-elettronica/formato-fatturapa/
 */
export const FATTURAPA: Table = {
  roots: [
    {
      name: 'FatturaElettronica',
      namespace: /^http:\/\/(ivaservizi\.agenziaentrate|www\.fatturapa)\.gov\.it\//,
    },
  ],
  vocabularies: [
    'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/',
    'http://www.fatturapa.gov.it/sdi/fatturapa/',
    '',
  ],
  each: ['FatturaElettronicaBody'],
  header: {
    typeCode: byCode(`${GENERAL}/TipoDocumento`, TYPES, '380'),
    invoiceNumber: `${GENERAL}/Numero`,
    issueDate: `${GENERAL}/Data`,
    currency: `${GENERAL}/Divisa`,
    orderNumber: 'DatiGenerali/DatiOrdineAcquisto/IdDocumento',
    contractNumber: 'DatiGenerali/DatiContratto/IdDocumento',
    deliveryNoteNumber: 'DatiGenerali/DatiDDT/NumeroDDT',
    deliveryDate: 'DatiGenerali/DatiTrasporto/DataOraConsegna',
    projectNumber: 'DatiGenerali/DatiOrdineAcquisto/CodiceCUP',
  },
  seller: party('/FatturaElettronicaHeader/CedentePrestatore'),
  buyer: party('/FatturaElettronicaHeader/CessionarioCommittente'),
  totals: {
    net: sumAt(`${SUMMARY}/ImponibileImporto`),
    tax: sumAt(`${SUMMARY}/Imposta`),
    gross: [`${GENERAL}/ImportoTotaleDocumento`, sumAt(`${SUMMARY}/ImponibileImporto`, `${SUMMARY}/Imposta`)],
    rounding: `${GENERAL}/Arrotondamento`,
    withholding: sumAt(`${GENERAL}/DatiRitenuta/ImportoRitenuta`, `${SUMMARY}[EsigibilitaIVA=S]/Imposta`),
    amountDue: sumAt(`${PAYMENT}/ImportoPagamento`),
  },
  taxes: {
    each: SUMMARY,
    rate: 'AliquotaIVA',
    base: 'ImponibileImporto',
    amount: 'Imposta',
    exemptionReason: ['RiferimentoNormativo', 'Natura'],
  },
  charges: {
    each: `${GENERAL}/DatiCassaPrevidenziale`,
    amount: 'ImportoContributoCassa',
    base: 'ImponibileCassa',
    percent: 'AlCassa',
    rate: 'AliquotaIVA',
    reason: 'TipoCassa',
  },
  precedingInvoices: { each: 'DatiGenerali/DatiFattureCollegate', number: 'IdDocumento', issueDate: 'Data' },
  instalments: { each: PAYMENT, dueDate: 'DataScadenzaPagamento', amount: 'ImportoPagamento' },
  notes: `${GENERAL}/Causale`,
  payeeAccount: {
    account: `${PAYMENT}/IBAN`,
    bic: `${PAYMENT}/BIC`,
    bankName: `${PAYMENT}/IstitutoFinanziario`,
    holder: `${PAYMENT}/Beneficiario`,
    reference: `${PAYMENT}/CodicePagamento`,
  },
  lines: {
    each: 'DatiBeniServizi/DettaglioLinee',
    position: 'NumeroLinea',
    code: 'CodiceArticolo/CodiceValore',
    description: 'Descrizione',
    quantity: 'Quantita',
    unit: 'UnitaMisura',
    price: 'PrezzoUnitario',
    discount: 'ScontoMaggiorazione[Tipo=SC]/Percentuale',
    rate: 'AliquotaIVA',
    net: 'PrezzoTotale',
    periodStart: 'DataInizioPeriodo',
    periodEnd: 'DataFinePeriodo',
  },
  finish: withAdjustments,
};

/** What is taken off or added for the whole invoice, which one element holds with a letter code for either. */
function withAdjustments(raw: RawInvoice, at: XmlElement, root: XmlElement): RawInvoice {
  const of = (type: string) =>
    elementsAt(at, root, `${GENERAL}/ScontoMaggiorazione[Tipo=${type}]`).map((one) => ({
      amount: textsAt(one, root, 'Importo')[0],
      percent: textsAt(one, root, 'Percentuale')[0],
    }));
  return {
    ...raw,
    allowances: of('SC'),
    charges: [...(raw.charges ?? []), ...of('MG')],
  };
}

const SIMPLE_GENERAL = 'DatiGenerali/DatiGeneraliDocumento';
const simpleParty = (path: string): PartyPlaces => ({
  name: [`${path}/Denominazione`, `${path}/Nome + ${path}/Cognome`],
  lines: [`${path}/Sede/Indirizzo + ${path}/Sede/NumeroCivico`],
  postalCode: `${path}/Sede/CAP`,
  city: `${path}/Sede/Comune`,
  region: `${path}/Sede/Provincia`,
  country: `${path}/Sede/Nazione`,
  taxId: [`${path}/IdFiscaleIVA/IdPaese & ${path}/IdFiscaleIVA/IdCodice`, `${path}/CodiceFiscale`],
});
const OTHER = '/FatturaElettronicaHeader/CessionarioCommittente';
const goods = { each: 'DatiBeniServizi' } as const;

/** The simplified invoice: amounts with tax, the tax beside them. Definition: as above. */
export const FATTURA_SEMPLIFICATA: Table = {
  roots: [
    { name: 'FatturaElettronicaSemplificata', namespace: /^http:\/\/ivaservizi\.agenziaentrate\.gov\.it\// },
  ],
  vocabularies: ['http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/', ''],
  each: ['FatturaElettronicaBody'],
  header: {
    typeCode: byCode(`${SIMPLE_GENERAL}/TipoDocumento`, TYPES, '380'),
    invoiceNumber: `${SIMPLE_GENERAL}/Numero`,
    issueDate: `${SIMPLE_GENERAL}/Data`,
    currency: `${SIMPLE_GENERAL}/Divisa`,
  },
  seller: simpleParty('/FatturaElettronicaHeader/CedentePrestatore'),
  buyer: {
    ...simpleParty(`${OTHER}/AltriDatiIdentificativi`),
    taxId: [
      `${OTHER}/IdentificativiFiscali/IdFiscaleIVA/IdPaese & ${OTHER}/IdentificativiFiscali/IdFiscaleIVA/IdCodice`,
      `${OTHER}/IdentificativiFiscali/CodiceFiscale`,
    ],
  },
  totals: {
    gross: sumAt('DatiBeniServizi/Importo'),
    tax: sumAt('DatiBeniServizi/DatiIVA/Imposta'),
    net: (at, root) =>
      sumOf([
        ...textsAt(at, root, 'DatiBeniServizi/Importo'),
        ...textsAt(at, root, 'DatiBeniServizi/DatiIVA/Imposta').map((tax) => `-${tax}`),
      ]),
  },
  taxes: {
    ...goods,
    rate: 'DatiIVA/Aliquota',
    amount: 'DatiIVA/Imposta',
    exemptionReason: ['RiferimentoNormativo', 'Natura'],
  },
  precedingInvoices: { each: 'DatiGenerali/DatiFatturaRettificata', number: 'NumeroFR', issueDate: 'DataFR' },
  lines: { ...goods, description: 'Descrizione', gross: 'Importo', rate: 'DatiIVA/Aliquota' },
};
