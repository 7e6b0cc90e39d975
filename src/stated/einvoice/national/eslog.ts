import type { PartyPlaces, Table } from './table.ts';

/** Amounts, dates and references stand beside a code that says which they are, as in EDIFACT. */
const amount = (group: string, code: string) => `${group}/S_MOA/C_C516[D_5025=${code}]/D_5004`;
const date = (path: string, code: string) => `${path}S_DTM/C_C507[D_2005=${code}]/D_2380`;
const reference = (code: string) => `G_SG1/S_RFF/C_C506[D_1153=${code}]/D_1154`;

const party = (code: string): PartyPlaces => {
  const group = `G_SG2[S_NAD.D_3035=${code}]`;
  const contact = (kind: string) => `${group}/G_SG5/S_COM/C_C076[D_3155=${kind}]/D_3148`;
  const id = (kind: string) => `${group}/G_SG3/S_RFF/C_C506[D_1153=${kind}]/D_1154`;
  return {
    name: `${group}/S_NAD/C_C080/D_3036 + ${group}/S_NAD/C_C080/D_3036_2`,
    lines: [`${group}/S_NAD/C_C059/D_3042`, `${group}/S_NAD/C_C059/D_3042_2`],
    postalCode: `${group}/S_NAD/D_3251`,
    city: `${group}/S_NAD/D_3164`,
    country: `${group}/S_NAD/D_3207`,
    phone: contact('TE'),
    email: contact('EM'),
    taxId: [id('VA'), id('AHP')],
    ids: { registration: [id('0199'), id('XA')] },
  };
};

/** e-SLOG 2.0 of Slovenia: EDIFACT's INVOIC as XML, in the terms of EN 16931. https://www.gzs.si/e-poslovanje/vsebina/e-slog */
export const ESLOG: Table = {
  roots: [{ name: 'Invoice', namespace: /^urn:eslog:2\.00$/ }],
  vocabularies: ['urn:eslog:'],
  each: ['M_INVOIC'],
  header: {
    typeCode: 'S_BGM/C_C002/D_1001',
    invoiceNumber: 'S_BGM/C_C106/D_1004',
    issueDate: date('', '137'),
    dueDate: date('G_SG8/', '13'),
    currency: 'G_SG7/S_CUX/C_C504/D_6345',
    orderNumber: reference('ON'),
    contractNumber: reference('CT'),
    deliveryNoteNumber: reference('AAK'),
    projectNumber: reference('AEP'),
    buyerReference: reference('CR'),
    deliveryDate: date('', '35'),
    periodStart: date('', '167'),
    periodEnd: date('', '168'),
  },
  seller: party('SE'),
  buyer: party('BY'),
  totals: {
    net: amount('G_SG50', '389'),
    tax: amount('G_SG50', '176'),
    gross: amount('G_SG50', '388'),
    discount: amount('G_SG50', '260'),
    charges: amount('G_SG50', '259'),
    rounding: amount('G_SG50', '366'),
    prepaid: amount('G_SG50', '113'),
    amountDue: amount('G_SG50', '9'),
  },
  taxes: {
    each: 'G_SG52',
    rate: 'S_TAX/C_C243/D_5278',
    base: 'S_MOA/C_C516[D_5025=125]/D_5004',
    amount: 'S_MOA/C_C516[D_5025=124]/D_5004',
  },
  precedingInvoices: { each: 'G_SG1[S_RFF.C_C506.D_1153=OI]', number: 'S_RFF/C_C506/D_1154' },
  payeeAccount: {
    account: 'G_SG2/S_FII[D_3035=RB]/C_C078/D_3194',
    holder: 'G_SG2/S_FII[D_3035=RB]/C_C078/D_3192',
    bic: 'G_SG2/S_FII[D_3035=RB]/C_C088/D_3433',
    reference: reference('PQ'),
  },
  lines: {
    each: 'G_SG26',
    position: 'S_LIN/D_1082',
    code: 'S_PIA/C_C212[D_7143=SA]/D_7140',
    buyerCode: 'S_PIA/C_C212[D_7143=IN]/D_7140',
    globalCode: 'S_LIN/C_C212/D_7140',
    description: 'S_IMD/C_C273/D_7008 + S_IMD/C_C273/D_7008_2',
    quantity: 'S_QTY/C_C186/D_6060',
    unit: 'S_QTY/C_C186/D_6411',
    price: 'G_SG29/S_PRI/C_C509[D_5125=AAA]/D_5118',
    perQuantity: 'G_SG29/S_PRI/C_C509[D_5125=AAA]/D_5284',
    grossPrice: 'G_SG29/S_PRI/C_C509[D_5125=AAB]/D_5118',
    rate: 'G_SG34/S_TAX/C_C243/D_5278',
    net: amount('G_SG27', '203'),
    gross: amount('G_SG27', '38'),
    allowances: { each: 'G_SG39[S_ALC.D_5463=A]', amount: amount('G_SG42', '204') },
    charges: { each: 'G_SG39[S_ALC.D_5463=C]', amount: amount('G_SG42', '23') },
  },
};
