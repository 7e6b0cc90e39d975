import type { CodeParser, CodeParty } from './types.ts';
import { dropEmpty, joinParts, parseAmount, parseCompactDate, parseCurrency, parseIban } from './values.ts';

/** Lines before the first optional one. */
const LEAST_LINES = 30;

/**
 * The QR code of a Swiss QR-bill: SIX, "Swiss Implementation Guidelines for the QR-bill", 2.3, chapter 4. One element a line.
 */
export const parseSwissQrBill: CodeParser = ({ text }) => {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines[0] !== 'SPC' || !/^02\d\d$/.test(lines[1] ?? '') || lines.length < LEAST_LINES) return undefined;
  const account = parseIban(lines[3]);
  if (!account) return undefined;
  const bill = billInformation(lines[31] ?? '');
  const creditor = partyAt(lines, 4);
  return {
    kind: 'Swiss QR-bill',
    ...bill.facts,
    ...dropEmpty({
      account,
      amount: parseAmount(lines[18]),
      currency: parseCurrency(lines[19]),
      reference: lines[28] || undefined,
    }),
    seller: { ...creditor, ...dropEmpty({ taxId: bill.uid }) },
    ...(lines[21] ? { buyer: partyAt(lines, 20) } : {}),
  };
};

/** Seven lines: type (S structured, K combined), name, street, number, postal code, town, country. */
function partyAt(lines: readonly string[], at: number): CodeParty {
  const [type, name, one, two, postalCode, town] = lines.slice(at, at + 6);
  const address =
    type === 'K'
      ? joinParts(one, two)
      : joinParts([one, two].filter(Boolean).join(' '), [postalCode, town].filter(Boolean).join(' '));
  return dropEmpty({ name, address });
}

/**
 * Swico, "Syntax definition for bill information in the QR-bill", S1: `//S1/10/invoice number/11/date/30/UID/32/rates/40/terms`.
 * A slash within a value is written `\/`.
 */
function billInformation(text: string) {
  if (!text.startsWith('//S1/')) return { facts: {}, uid: undefined };
  const parts = text.slice(5).split(/(?<!\\)\//);
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2)
    values.set(parts[at]!, parts[at + 1]!.replace(/\\(.)/g, '$1'));
  const uid = /^(\d{3})(\d{3})(\d{3})$/.exec(values.get('30') ?? '');
  const rate = values.get('32') ?? '';
  // `2:10;0:30`: 2 % off within 10 days, all within 30.
  const terms = /(?:^|;)0(?:\.0+)?:(\d{1,3})(?:;|$)/.exec(values.get('40') ?? '');
  return {
    uid: uid ? `CHE-${uid[1]}.${uid[2]}.${uid[3]}` : undefined,
    facts: dropEmpty({
      invoiceNumber: values.get('10'),
      issueDate: parseCompactDate(values.get('11')),
      vatRate: /^\d{1,2}(\.\d+)?$/.test(rate) ? Number(rate) : undefined,
      dueDays: terms ? Number(terms[1]) : undefined,
    }),
  };
}
