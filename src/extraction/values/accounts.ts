import type { AccountNumber, Span } from './types.ts';

const SORT_CODE = /(?<![\p{L}\p{N}.,/-])\d{2}([- ])\d{2}\1\d{2}(?![\p{L}\p{N}]|[-./,]\d)/gu;
const ACCOUNT = /(?<![\p{L}\p{N}.,/-])[\dxX*•](?:[ \-/.]?[\dxX*•]){3,23}(?![\p{L}\p{N}]|[.,/]\d)/gu;
/** The number of a branch and that of an account there, printed as one. */
const JOINED: readonly RegExp[] = [
  // Denmark, registration and account number: "1234 / 0012345678", "1234 + 0012345678"
  /(?<![\p{L}\p{N}.,/-])\d{4}\s?[/+]\s?\d{6,10}(?![\p{L}\p{N}]|[.,/-]\d)/gu,
  // Sweden, clearing and account number: "8327-9, 123 456 789-0"
  /(?<![\p{L}\p{N}.,/-])\d{4}-\d,\s?\d(?:[ -]?\d){5,10}(?![\p{L}\p{N}]|[.,/-]\d)/gu,
];
/** The payment's number in the code line of a Danish slip, "+71<001234567890123+81234567<": the creditor's account follows it. */
const SLIP_REFERENCE = /[+>]\s?\d{2}\s?<\s?\d{14,16}(?=\s?\+)/g;

/** Account numbers in any national form, sort codes and routing numbers: shapes only, their label makes them so. */
export function findAccountNumbers(text: string): Span<AccountNumber>[] {
  const found: Span<AccountNumber>[] = [];
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(SORT_CODE)) {
    const value: AccountNumber = { kind: 'sort_code', compact: match[0].replace(/\D/g, ''), masked: false };
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0], value });
  }
  const taken = [...text.matchAll(SLIP_REFERENCE)].map(({ 0: { length }, index }) => [index, index + length]);
  for (const match of JOINED.flatMap((shape) => [...text.matchAll(shape)])) {
    const compact = match[0].replace(/\D/g, '');
    const end = match.index + match[0].length;
    taken.push([match.index, end]);
    found.push({
      start: match.index,
      end,
      text: match[0],
      value: { kind: 'account', compact, masked: false },
    });
  }
  for (const match of text.matchAll(ACCOUNT)) {
    if (taken.some(([start = 0, end = 0]) => start < match.index + match[0].length && match.index < end))
      continue;
    const compact = match[0].replace(/[ \-/.]/g, '');
    const masked = /[xX*•]{2}/.test(compact);
    if (!/\d{3}/.test(compact) || (!masked && /\D/.test(compact))) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      value: { kind: 'account', compact, masked },
    });
  }
  return found.sort((a, b) => a.start - b.start);
}
