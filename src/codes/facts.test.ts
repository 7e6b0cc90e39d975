import { describe, expect, test } from 'vitest';
import { factsOf } from './index.ts';

const read = (text: string, encoding: BufferEncoding = 'utf8') =>
  factsOf({ text, bytes: Buffer.from(text, encoding), declared: false });

const SWISS = [
  ...['SPC', '0200', '1', 'CH9300762011623852957'],
  ...['S', 'Bergblick Velos AG', 'Seegasse', '12', '3800', 'Interlaken', 'CH'],
  ...['', '', '', '', '', '', ''],
  ...['1324.30', 'CHF'],
  ...['K', 'Maja Muster', 'Am Bach 3', '6020 Emmenbrücke', '', '', 'CH'],
  ...['SCOR', 'RF18539007547034', 'Rechnung', 'EPD'],
  '//S1/10/R-2026\\/17/11/260315/30/123456788/32/8.1/40/2:10;0:30',
];

describe('a Swiss QR-bill', () => {
  test('gives who is paid what by whom, and the bill information', () => {
    expect(read(SWISS.join('\r\n'))).toEqual({
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
    });
  });

  test('without debtor, amount and bill information gives the rest', () => {
    const lines = SWISS.map((line, at) => (at === 18 || (at >= 20 && at <= 26) || at >= 27 ? '' : line));
    lines[27] = 'NON';
    lines[30] = 'EPD';
    expect(read(lines.slice(0, 31).join('\n'))).toEqual({
      kind: 'Swiss QR-bill',
      account: 'CH9300762011623852957',
      currency: 'CHF',
      seller: { name: 'Bergblick Velos AG', address: 'Seegasse 12, 3800 Interlaken' },
    });
  });

  test('whose account has wrong check digits is none', () => {
    expect(read(SWISS.join('\n').replace('CH93', 'CH94'))).toBeUndefined();
  });
});

describe('an EPC code', () => {
  const lines = (amount: string) =>
    `BCD\n001\n2\nSCT\nCOBADEFFXXX\nFärberei Nord\nDE89370400440532013000\n${amount}\n\n\nRe 77/2026`;

  test('gives account, bank, amount and words, in the character set that it names', () => {
    expect(read(lines('EUR12.5'), 'latin1')).toEqual({
      kind: 'EPC payment code',
      account: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
      currency: 'EUR',
      amount: 12.5,
      reference: 'Re 77/2026',
      seller: { name: 'Färberei Nord' },
    });
  });

  test('without an amount leaves it to the payer', () => {
    expect(read(lines(''), 'latin1')).not.toHaveProperty('amount');
    expect(read(lines('EUR0.00'), 'latin1')).not.toHaveProperty('amount');
  });
});

test('the signed code of an Indian invoice is read and said to be unverified', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const data = {
    SellerGstin: '29AABCT1332L1Z2',
    BuyerGstin: '27AAPFU0939F1ZV',
    DocNo: 'SI/26/0042',
    DocTyp: 'INV',
    DocDt: '07/04/2026',
    TotInvVal: 118000.5,
    Irn: 'a'.repeat(64),
  };
  const token = `${part({ alg: 'RS256' })}.${part({ data: JSON.stringify(data), iss: 'NIC' })}.c2ln`;
  expect(read(token)).toEqual({
    kind: 'Indian e-invoice code',
    unverified: true,
    invoiceNumber: 'SI/26/0042',
    issueDate: '2026-04-07',
    gross: 118000.5,
    seller: { taxId: '29AABCT1332L1Z2' },
    buyer: { taxId: '27AAPFU0939F1ZV' },
  });
  expect(read(`${part({})}.${part({ data: '[]' })}.x`)).toBeUndefined();
});

describe('a ZATCA code', () => {
  const tlv = (...values: string[]) =>
    Buffer.concat(
      values.map((value, at) =>
        Buffer.concat([Buffer.from([at + 1, Buffer.byteLength(value)]), Buffer.from(value)]),
      ),
    ).toString('base64');
  const five = ['مكتبة النخيل', '310122393500003', '2026-02-05T14:30:00Z', '1150.00', '150.00'];

  test('gives seller, VAT number, date, total and tax', () => {
    expect(read(tlv(...five))).toEqual({
      kind: 'ZATCA invoice code',
      issueDate: '2026-02-05',
      gross: 1150,
      tax: 150,
      seller: { name: 'مكتبة النخيل', taxId: '310122393500003' },
    });
  });

  test('of the second phase is said to be unverified', () => {
    expect(read(tlv(...five, 'hash', 'signature'))).toMatchObject({ unverified: true, gross: 1150 });
  });

  test('is not seen in other base64', () => {
    expect(
      read(Buffer.from('a picture of a cat, in base64, for a leaflet').toString('base64')),
    ).toBeUndefined();
    expect(read(tlv(...five.with(1, '123')))).toBeUndefined();
  });
});

test.each<[string, string, object]>([
  [
    'Czech payment',
    'SPD*1.0*ACC:CZ6508000000192000145399+GIBACZPX*AM:4840.00*CC:CZK*DT:20260430*X-VS:202600042*RN:D%C3%ADlna u lesa',
    {
      account: 'CZ6508000000192000145399',
      bic: 'GIBACZPX',
      amount: 4840,
      currency: 'CZK',
      dueDate: '2026-04-30',
      reference: '202600042',
      seller: { name: 'Dílna u lesa' },
    },
  ],
  [
    'Czech invoice',
    'SID*1.0*ID:2026-9*DD:20260401*AM:1210*VII:CZ25123891*VIR:CZ27082440',
    {
      invoiceNumber: '2026-9',
      issueDate: '2026-04-01',
      gross: 1210,
      seller: { taxId: 'CZ25123891' },
      buyer: { taxId: 'CZ27082440' },
    },
  ],
  [
    'Portuguese invoice',
    'A:503504564*B:999999990*C:PT*D:FT*E:N*F:20260312*G:FT 2026/15*H:CSDF7T5H-15*I1:PT*I7:100.00*I8:23.00*N:23.00*O:123.00*Q:kLp0*R:9999',
    {
      invoiceNumber: 'FT 2026/15',
      issueDate: '2026-03-12',
      gross: 123,
      tax: 23,
      seller: { taxId: '503504564' },
      buyer: {},
    },
  ],
  [
    'Spanish invoice',
    'https://www2.agenciatributaria.gob.es/wlpl/TIKE-CONT/ValidarQR?nif=A58818501&numserie=F26%2F33&fecha=01-09-2026&importe=241.4',
    {
      invoiceNumber: 'F26/33',
      issueDate: '2026-09-01',
      gross: 241.4,
      seller: { taxId: 'A58818501' },
    },
  ],
  [
    'UPI payment',
    'upi://pay?pa=shop@bank&pn=Shop&am=590.00&cu=INR&invoiceNo=B-7&invoiceDate=2026-05-02T10:00:00%2B05:30&gstIn=29AABCT1332L1Z2',
    {
      amount: 590,
      currency: 'INR',
      invoiceNumber: 'B-7',
      issueDate: '2026-05-02',
      seller: { taxId: '29AABCT1332L1Z2' },
    },
  ],
])('a code for a %s is read', (_, text, facts) => {
  expect(read(text)).toMatchObject(facts);
});

test('a UPN code of Slovenia is read in its own character set', () => {
  const lines = [
    ...['UPNQR', '', '', '', '', 'Žan Novak', 'Lipova 4', '1000 Ljubljana', '00000008154', '', '', 'COST'],
    ...[
      'Račun 12',
      '20.04.2026',
      'SI56020170014356205',
      'SI00225268-32526',
      'Mizarstvo Čuk',
      'Cesta 1',
      '2000 Maribor',
      '195',
      '',
    ],
  ];
  const bytes = Buffer.from(
    lines.join('\n').replace(/[Žč Č]/g, (sign) => ({ Ž: '\xae', č: '\xe8', Č: '\xc8' })[sign] ?? sign),
    'latin1',
  );
  expect(factsOf({ text: bytes.toString('latin1'), bytes, declared: false })).toMatchObject({
    account: 'SI56020170014356205',
    amount: 81.54,
    dueDate: '2026-04-20',
    reference: 'SI00225268-32526',
    seller: { name: 'Mizarstvo Čuk', address: 'Cesta 1, 2000 Maribor' },
    buyer: { name: 'Žan Novak' },
  });
});

test('what is no invoice says nothing', () => {
  for (const text of [
    '',
    'https://example.org/',
    'WIFI:S:Guest;;',
    'BCD',
    'SPC\n0200\n1',
    'eyJ.a.b',
    'A:1*B:2',
  ])
    expect(read(text), text).toBeUndefined();
  expect(read(`SPD*1.0*ACC:CZ6508000000192000145399*MSG:${'x'.repeat(9000)}`)).toBeUndefined();
});
