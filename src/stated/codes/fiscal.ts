import type { CodeParser } from './types.ts';
import { dropEmpty, parseAmount, parseCompactDate, parseDate, parseDayFirstDate } from './values.ts';

/** A GSTIN: state, PAN, count, Z, check character. */
const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/;

/**
 * The code of India's invoice registration portal: a JSON web token whose claim `data` is JSON in a string. GSTN, "e-Invoice QR code".
 * The signature is not checked.
 */
export const parseIndianInvoice: CodeParser = ({ text }) => {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(text.trim())?.[1];
  if (!payload) return undefined;
  const data = objectIn(objectIn(Buffer.from(payload, 'base64url').toString('utf8'))?.data);
  const value = (key: string) => {
    const found = data?.[key];
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  };
  const gstin = (key: string) => (GSTIN.test(value(key) ?? '') ? value(key) : undefined);
  const seller = gstin('SellerGstin');
  if (!seller) return undefined;
  return {
    kind: 'Indian e-invoice code',
    unverified: true,
    ...dropEmpty({
      invoiceNumber: value('DocNo'),
      issueDate: parseDayFirstDate(value('DocDt')),
      gross: parseAmount(value('TotInvVal')),
    }),
    seller: { taxId: seller },
    buyer: dropEmpty({ taxId: gstin('BuyerGstin') }),
  };
};

function objectIn(json: unknown): Record<string, unknown> | undefined {
  if (json !== null && typeof json === 'object') return json as Record<string, unknown>;
  if (typeof json !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The signature's tag in a signed (phase 2) code; the five that every code has come before. */
const SIGNATURE_TAG = 7;

/**
 * The code on Saudi invoices: ZATCA, "Security Features Implementation Standards", 4.2. Tag, length in one byte, value in UTF-8, all in
 * base64: seller, VAT number, time, total with VAT, VAT.
 */
export const parseZatca: CodeParser = ({ text }) => {
  if (!/^[A-Za-z0-9+/]{24,}={0,2}$/.test(text.trim())) return undefined;
  const bytes = Buffer.from(text.trim(), 'base64');
  const values = new Map<number, string>();
  for (let at = 0; at + 1 < bytes.length; ) {
    const [tag, length] = [bytes[at]!, bytes[at + 1]!];
    if (tag !== values.size + 1 || at + 2 + length > bytes.length) return undefined;
    values.set(tag, bytes.toString('utf8', at + 2, at + 2 + length));
    at += 2 + length;
  }
  const taxId = values.get(2) ?? '';
  const time = /^(\d{4})-(\d\d)-(\d\d)/.exec(values.get(3) ?? '');
  const gross = parseAmount(values.get(4));
  if (!/^3\d{13}3$/.test(taxId) || !time || gross === undefined) return undefined;
  return {
    kind: 'ZATCA invoice code',
    ...(values.has(SIGNATURE_TAG) ? { unverified: true } : {}),
    ...dropEmpty({
      issueDate: parseDate(time[1]!, time[2]!, time[3]!),
      gross,
      // A tax of "0.00" is stated, unlike an amount of zero.
      tax: /^0+(\.0+)?$/.test(values.get(5) ?? '') ? 0 : parseAmount(values.get(5)),
    }),
    seller: dropEmpty({ name: values.get(1)?.trim(), taxId }),
  };
};

/** The tax number of buyers who do not give one. */
const FINAL_CONSUMER = '999999990';

/** Portuguese invoices: Autoridade Tributária, "Especificações técnicas do código QR" (Portaria 195/2020). `A:seller*B:buyer*…`. */
export const parsePortugueseInvoice: CodeParser = ({ text }) => {
  if (!/^A:\d{9}\*B:/.test(text)) return undefined;
  const values = new Map(text.split('*').map((part) => [part.split(':', 1)[0]!, part.replace(/^\w+:/, '')]));
  const gross = parseAmount(values.get('O'));
  const issueDate = parseCompactDate(values.get('F'));
  if (gross === undefined || !issueDate) return undefined;
  const buyer = values.get('B');
  return {
    kind: 'Portuguese invoice code',
    issueDate,
    gross,
    ...dropEmpty({ invoiceNumber: values.get('G'), tax: parseAmount(values.get('N')) }),
    seller: dropEmpty({ taxId: values.get('A') }),
    buyer: dropEmpty({ taxId: buyer === FINAL_CONSUMER ? undefined : buyer }),
  };
};

/** Codes with the address of a tax office's page, which contains the invoice's facts. It is never fetched. */
const LINKS: readonly {
  kind: string;
  address: RegExp;
  facts(get: (key: string) => string | undefined): Omit<ReturnType<CodeParser> & object, 'kind'>;
}[] = [
  {
    // AEAT, "Características del QR" of VERI*FACTU, 0.5.
    kind: 'Spanish invoice code',
    address: /^https:\/\/(?:www2|prewww2)\.(?:agenciatributaria|aeat)\.(?:gob\.)?es\/.*ValidarQR/i,
    facts: (get) => ({
      ...dropEmpty({
        invoiceNumber: get('numserie'),
        issueDate: parseDayFirstDate(get('fecha')),
        gross: parseAmount(get('importe')),
      }),
      seller: dropEmpty({ taxId: get('nif') }),
    }),
  },
  {
    // SAT, Anexo 20 of CFDI 4.0, chapter I.D.
    kind: 'Mexican invoice code',
    address: /^https:\/\/verificacfdi\.facturaelectronica\.sat\.gob\.mx\//i,
    facts: (get) => ({
      ...dropEmpty({ gross: parseAmount(get('tt')?.replace(/^0+(?=\d)/, '')) }),
      seller: dropEmpty({ taxId: get('re') }),
      buyer: dropEmpty({ taxId: get('rr') }),
    }),
  },
];

export const parseFiscalLink: CodeParser = ({ text }) => {
  const link = LINKS.find(({ address }) => address.test(text));
  if (!link || !text.includes('?')) return undefined;
  const values = new URLSearchParams(text.slice(text.indexOf('?') + 1));
  return { kind: link.kind, ...link.facts((key) => values.get(key) ?? undefined) };
};
