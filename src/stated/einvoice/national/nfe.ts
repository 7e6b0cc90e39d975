import { byCode, sumAt } from './sums.ts';
import type { PartyPlaces, Table } from './table.ts';

const party = (path: string, address: string): PartyPlaces => ({
  name: `${path}/xNome`,
  lines: [
    `${path}/${address}/xLgr + ${path}/${address}/nro`,
    `${path}/${address}/xCpl`,
    `${path}/${address}/xBairro`,
  ],
  postalCode: `${path}/${address}/CEP`,
  city: `${path}/${address}/xMun`,
  region: `${path}/${address}/UF`,
  phone: `${path}/${address}/fone`,
  email: `${path}/email`,
  taxId: [`${path}/CNPJ`, `${path}/CPF`],
  ids: { registration: `${path}/IE` },
});

const SUMS = 'total/ICMSTot';

/**
 * Brazil's NF-e and NFC-e 3.1 and 4.0. Prices are with their taxes, which are of several kinds: there is no net and no rate of the whole.
 * https://www.nfe.fazenda.gov.br/portal/listaConteudo.aspx?tipoConteudo=ndIjl+iEFdE=
 */
export const NFE: Table = {
  roots: [
    { name: 'nfeProc', namespace: /^http:\/\/www\.portalfiscal\.inf\.br\/nfe$/ },
    { name: 'NFe', namespace: /^http:\/\/www\.portalfiscal\.inf\.br\/nfe$/ },
  ],
  vocabularies: ['http://www.portalfiscal.inf.br/'],
  each: ['NFe/infNFe', 'infNFe'],
  header: {
    // Goods that are given back.
    typeCode: byCode('ide/finNFe', { '4': '381' }, '380'),
    invoiceNumber: 'ide/nNF',
    issueDate: ['ide/dhEmi', 'ide/dEmi'],
    currency: () => 'BRL',
    orderNumber: 'compra/xPed',
    contractNumber: 'compra/xCont',
    deliveryDate: ['ide/dhSaiEnt', 'ide/dSaiEnt'],
  },
  seller: party('emit', 'enderEmit'),
  buyer: party('dest', 'enderDest'),
  totals: {
    gross: `${SUMS}/vNF`,
    discount: `${SUMS}/vDesc`,
    shipping: `${SUMS}/vFrete`,
    charges: sumAt(`${SUMS}/vFrete`, `${SUMS}/vSeg`, `${SUMS}/vOutro`, `${SUMS}/vIPI`, `${SUMS}/vST`),
    amountDue: 'cobr/fat/vLiq',
  },
  taxes: [],
  precedingInvoices: { each: 'ide/NFref', number: 'refNFe' },
  instalments: { each: 'cobr/dup', dueDate: 'dVenc', amount: 'vDup' },
  notes: 'infAdic/infCpl',
  lines: {
    each: 'det',
    position: '@nItem',
    code: 'prod/cProd',
    description: 'prod/xProd',
    quantity: 'prod/qCom',
    unit: 'prod/uCom',
    price: 'prod/vUnCom',
    gross: 'prod/vProd',
    note: 'infAdProd',
  },
};
