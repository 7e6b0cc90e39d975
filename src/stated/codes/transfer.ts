import type { CodeParser } from './types.ts';
import {
  dropEmpty,
  joinParts,
  parseAmount,
  parseBic,
  parseCompactDate,
  parseCurrency,
  parseDate,
  parseDayFirstDate,
  parseIban,
} from './values.ts';

/** Character sets by their number in EPC069-12. */
const EPC_CHARSETS = [
  'utf-8',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-10',
  'iso-8859-15',
];

const decode = (bytes: Uint8Array, charset: string) => new TextDecoder(charset).decode(bytes);

/** EPC069-12, "Quick Response Code: Guidelines to enable data capture for the initiation of a SCT": GiroCode, Stuzza, Zahlen mit Code. */
export const parseEpc: CodeParser = ({ text, bytes, declared }) => {
  if (!/^BCD\r?\n00[12]\r?\n[1-8]\r?\nSCT\r?\n/.test(text)) return undefined;
  const charset = EPC_CHARSETS[Number(text.split('\n')[2]!.trim()) - 1]!;
  const decoded = decode(bytes, charset);
  // Some programs declare one character set and use another: then the decoder's guess is better.
  const lines = (declared || decoded.includes('\ufffd') ? text : decoded)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const account = parseIban(lines[6]);
  if (!account) return undefined;
  return {
    kind: 'EPC payment code',
    ...dropEmpty({
      account,
      bic: parseBic(lines[4]),
      currency: 'EUR',
      amount: parseAmount(/^EUR([\d.]+)$/.exec(lines[7] ?? '')?.[1]),
      reference: lines[9] || lines[10] || undefined,
    }),
    seller: dropEmpty({ name: lines[5] }),
  };
};

/** Czech and Slovak "Short Payment Descriptor" 1.2 and its invoice sibling SID: `SPD*1.0*KEY:value*…`, values percent-encoded. */
export const parseShortDescriptor: CodeParser = ({ text }) => {
  const head = /^(SPD|SID)\*\d+\.\d+\*/.exec(text);
  if (!head) return undefined;
  const values = pairs(text.slice(head[0].length));
  const nested = values.get('X-INV');
  const invoice = new Map([...values, ...(nested?.startsWith('SID*') ? pairs(nested.slice(8)) : [])]);
  const [account, bank] = (values.get('ACC') ?? '').split('+');
  const sound = parseIban(account);
  if (head[1] === 'SPD' && !sound) return undefined;
  const total = parseAmount(values.get('AM'));
  return {
    kind: 'Short Payment Descriptor',
    ...dropEmpty({
      account: sound,
      bic: parseBic(bank),
      currency: parseCurrency(values.get('CC')) ?? 'CZK',
      ...(head[1] === 'SPD' ? { amount: total } : { gross: total }),
      reference: values.get('X-VS') ?? values.get('VS') ?? values.get('RF'),
      invoiceNumber: invoice.get('ID'),
      issueDate: parseCompactDate(invoice.get('DD')),
      dueDate: parseCompactDate(values.get('DT')),
    }),
    seller: dropEmpty({ name: values.get('RN'), taxId: invoice.get('VII') ?? invoice.get('INI') }),
    buyer: dropEmpty({ taxId: invoice.get('VIR') ?? invoice.get('INR') }),
  };
};

function pairs(text: string): Map<string, string> {
  return new Map(
    text.split('*').flatMap((pair) => {
      const colon = pair.indexOf(':');
      return colon > 0 ? [[pair.slice(0, colon), percentDecoded(pair.slice(colon + 1))] as const] : [];
    }),
  );
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Slovenia's UPN QR: Združenje bank Slovenije, "Upravljanje z obrazcem UPN QR". 19 lines in ISO 8859-2, the amount in cents. */
export const parseUpn: CodeParser = ({ text, bytes, declared }) => {
  if (!text.startsWith('UPNQR\n')) return undefined;
  const lines = (declared ? text : decode(bytes, 'iso-8859-2')).split('\n').map((line) => line.trim());
  const account = parseIban(lines[14]);
  if (!account) return undefined;
  const cents = /^\d{11}$/.test(lines[8] ?? '') ? Number(lines[8]) : 0;
  return {
    kind: 'UPN payment code',
    ...dropEmpty({
      account,
      currency: 'EUR',
      amount: cents > 0 ? cents / 100 : undefined,
      dueDate: parseDayFirstDate(lines[13]),
      reference: lines[15],
    }),
    seller: dropEmpty({ name: lines[16], address: joinParts(lines[17], lines[18]) }),
    ...(lines[5] ? { buyer: dropEmpty({ name: lines[5], address: joinParts(lines[6], lines[7]) }) } : {}),
  };
};

/** India's UPI: NPCI, "UPI Linking Specifications" 1.6, with what it adds for invoices. A payment address is not an account. */
export const parseUpi: CodeParser = ({ text }) => {
  if (!/^upi:\/\/pay\?/i.test(text)) return undefined;
  const values = new URLSearchParams(text.slice(text.indexOf('?') + 1));
  const get = (key: string) => values.get(key) ?? undefined;
  const issued = /^(\d{4})-(\d\d)-(\d\d)/.exec(get('invoiceDate') ?? '');
  return {
    kind: 'UPI payment code',
    ...dropEmpty({
      currency: parseCurrency(get('cu')) ?? 'INR',
      amount: parseAmount(get('am')),
      invoiceNumber: get('invoiceNo'),
      issueDate: issued
        ? parseDate(issued[1]!, issued[2]!, issued[3]!)
        : parseDayFirstDate(get('invoiceDate')),
    }),
    seller: dropEmpty({ taxId: get('gstIn') }),
  };
};
