/** What the square codes on invoices hold, each as its standard writes it. All names and numbers are made up; check digits are sound. */

export const SWISS_LINES: readonly string[] = [
  ...['SPC', '0200', '1', 'CH9300762011623852957'],
  ...['S', 'Bergblick Velos AG', 'Seegasse', '12', '3800', 'Interlaken', 'CH'],
  ...['', '', '', '', '', '', ''],
  ...['1324.30', 'CHF'],
  ...['K', 'Maja Muster', 'Am Bach 3', '6020 Emmenbrücke', '', '', 'CH'],
  ...['SCOR', 'RF18539007547034', 'Rechnung', 'EPD'],
  '//S1/10/R-2026\\/17/11/260315/30/123456788/32/8.1/40/2:10;0:30',
];

/** The EPC's code in ISO 8859-1, which it names by a 2. */
export const epc = (amount: string): Buffer =>
  Buffer.from(
    `BCD\n001\n2\nSCT\nCOBADEFFXXX\nFärberei Nord\nDE89370400440532013000\n${amount}\n\n\nRe 77/2026`,
    'latin1',
  );

/** The same in UTF-8, as GiroCode is mostly written. Its reference is printed nowhere. */
export const girocode = (account: string, amount = 'EUR1751.44'): string =>
  `BCD\n002\n1\nSCT\n\nEmpfänger\n${account.replaceAll(' ', '')}\n${amount}\n\n\nKassenzeichen 12/345`;

/** A JSON web token; its signature is none. */
export function signed(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(payload)}.c2ln`;
}

export const indian = (data: Record<string, string | number>): string =>
  signed({ data: JSON.stringify({ DocTyp: 'INV', Irn: 'a'.repeat(64), ...data }), iss: 'NIC' });

/** Tag, length and value of each, from tag 1 on, in base64. */
export const zatca = (...values: readonly string[]): string =>
  Buffer.concat(
    values.map((value, at) =>
      Buffer.concat([Buffer.from([at + 1, Buffer.byteLength(value)]), Buffer.from(value)]),
    ),
  ).toString('base64');

export const ZATCA_VALUES: readonly string[] = [
  'مكتبة النخيل',
  '310122393500003',
  '2026-02-05T14:30:00Z',
  '1150.00',
  '150.00',
];

const UPN_LINES = [
  ...['UPNQR', '', '', '', '', 'Žan Novak', 'Lipova 4', '1000 Ljubljana', '00000008154', '', '', 'COST'],
  ...['Račun 12', '20.04.2026', 'SI56020170014356205', 'SI00225268-32526', 'Mizarstvo Čuk', 'Cesta 1'],
  ...['2000 Maribor', '195', ''],
];

/** In ISO 8859-2. */
export const upn = (): Buffer =>
  Buffer.from(
    UPN_LINES.join('\n').replace(/[ŽčČ]/g, (sign) => ({ Ž: '\xae', č: '\xe8', Č: '\xc8' })[sign] ?? sign),
    'latin1',
  );
