/** Invoices with a square code of every kind that is understood. `make.ts` writes them to a folder. */
import type { CodeFacts } from '../../src/stated/codes/types.ts';
import * as contents from './code-contents.ts';
import { plainPage } from './plain-page.ts';
import { withQr } from './qr.ts';

export interface CodeCase {
  content: string | Uint8Array;
  /** All that it says. */
  facts: CodeFacts;
}

const swiss: CodeFacts = {
  kind: 'Swiss QR-bill',
  account: 'CH9300762011623852957',
  amount: 1324.3,
  currency: 'CHF',
  reference: 'RF18539007547034',
  seller: {
    name: 'Bergblick Velos AG',
    address: 'Seegasse 12, 3800 Interlaken',
    taxId: 'CHE-123.456.788',
  },
  buyer: { name: 'Maja Muster', address: 'Am Bach 3, 6020 Emmenbrücke' },
  invoiceNumber: 'R-2026/17',
  issueDate: '2026-03-15',
  vatRate: 8.1,
  dueDays: 30,
};

const zatca: CodeFacts = {
  kind: 'ZATCA invoice code',
  issueDate: '2026-02-05',
  gross: 1150,
  tax: 150,
  seller: { name: 'مكتبة النخيل', taxId: '310122393500003' },
};

export const CODE_CASES: Readonly<Record<string, CodeCase>> = {
  'swiss-qr-bill': { content: contents.SWISS_LINES.join('\r\n'), facts: swiss },
  epc: {
    content: contents.epc('EUR12.5'),
    facts: {
      kind: 'EPC payment code',
      account: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
      currency: 'EUR',
      amount: 12.5,
      reference: 'Re 77/2026',
      seller: { name: 'Färberei Nord' },
    },
  },
  girocode: {
    content: contents.girocode('DE89370400440532013000'),
    facts: {
      kind: 'EPC payment code',
      account: 'DE89370400440532013000',
      currency: 'EUR',
      amount: 1751.44,
      reference: 'Kassenzeichen 12/345',
      seller: { name: 'Empfänger' },
    },
  },
  'indian-signed': {
    content: contents.indian({
      SellerGstin: '29AABCT1332L1Z2',
      BuyerGstin: '27AAPFU0939F1ZV',
      DocNo: 'SI/26/0042',
      DocDt: '07/04/2026',
      TotInvVal: 118000.5,
    }),
    facts: {
      kind: 'Indian e-invoice code',
      unverified: true,
      invoiceNumber: 'SI/26/0042',
      issueDate: '2026-04-07',
      gross: 118000.5,
      seller: { taxId: '29AABCT1332L1Z2' },
      buyer: { taxId: '27AAPFU0939F1ZV' },
    },
  },
  zatca: { content: contents.zatca(...contents.ZATCA_VALUES), facts: zatca },
  'zatca-signed': {
    content: contents.zatca(...contents.ZATCA_VALUES, 'hash', 'signature'),
    facts: { ...zatca, unverified: true },
  },
  upn: {
    content: contents.upn(),
    facts: {
      kind: 'UPN payment code',
      account: 'SI56020170014356205',
      currency: 'EUR',
      amount: 81.54,
      dueDate: '2026-04-20',
      reference: 'SI00225268-32526',
      seller: { name: 'Mizarstvo Čuk', address: 'Cesta 1, 2000 Maribor' },
      buyer: { name: 'Žan Novak', address: 'Lipova 4, 1000 Ljubljana' },
    },
  },
  'spayd-payment': {
    content:
      'SPD*1.0*ACC:CZ6508000000192000145399+GIBACZPX*AM:4840.00*CC:CZK*DT:20260430*X-VS:202600042*RN:D%C3%ADlna u lesa',
    facts: {
      kind: 'Short Payment Descriptor',
      account: 'CZ6508000000192000145399',
      bic: 'GIBACZPX',
      amount: 4840,
      currency: 'CZK',
      dueDate: '2026-04-30',
      reference: '202600042',
      seller: { name: 'Dílna u lesa' },
      buyer: {},
    },
  },
  'spayd-invoice': {
    content: 'SID*1.0*ID:2026-9*DD:20260401*AM:1210*VII:CZ25123891*VIR:CZ27082440',
    facts: {
      kind: 'Short Payment Descriptor',
      currency: 'CZK',
      invoiceNumber: '2026-9',
      issueDate: '2026-04-01',
      gross: 1210,
      seller: { taxId: 'CZ25123891' },
      buyer: { taxId: 'CZ27082440' },
    },
  },
  portuguese: {
    content:
      'A:503504564*B:999999990*C:PT*D:FT*E:N*F:20260312*G:FT 2026/15*H:CSDF7T5H-15*I1:PT*I7:100.00*I8:23.00*N:23.00*O:123.00*Q:kLp0*R:9999',
    facts: {
      kind: 'Portuguese invoice code',
      invoiceNumber: 'FT 2026/15',
      issueDate: '2026-03-12',
      gross: 123,
      tax: 23,
      seller: { taxId: '503504564' },
      buyer: {},
    },
  },
  spanish: {
    content:
      'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=A58818501&numserie=F26%2F33&fecha=01-09-2026&importe=241.4',
    facts: {
      kind: 'Spanish invoice code',
      invoiceNumber: 'F26/33',
      issueDate: '2026-09-01',
      gross: 241.4,
      seller: { taxId: 'A58818501' },
    },
  },
  mexican: {
    content:
      'https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?id=0&re=EKU9003173C9&rr=XAXX010101000&tt=0000001160.000000&fe=abcdefg=',
    facts: {
      kind: 'Mexican invoice code',
      gross: 1160,
      seller: { taxId: 'EKU9003173C9' },
      buyer: { taxId: 'XAXX010101000' },
    },
  },
  upi: {
    content:
      'upi://pay?pa=shop@bank&pn=Shop&am=590.00&cu=INR&invoiceNo=B-7&invoiceDate=2026-05-02T10:00:00%2B05:30&gstIn=29AABCT1332L1Z2',
    facts: {
      kind: 'UPI payment code',
      amount: 590,
      currency: 'INR',
      invoiceNumber: 'B-7',
      issueDate: '2026-05-02',
      seller: { taxId: '29AABCT1332L1Z2' },
    },
  },
};

/** A page that prints little more than the total, with the code below: what else is read of it comes from the code. */
export function pageWithCode({ content, facts }: CodeCase): Promise<Buffer> {
  const total = (facts.gross ?? facts.amount)!.toFixed(2);
  const page = plainPage(['Invoice', '', `Total amount: ${facts.currency ?? ''} ${total}`]);
  return withQr(page, content, { x: 60, y: 420, side: 150, as: 'path' });
}
