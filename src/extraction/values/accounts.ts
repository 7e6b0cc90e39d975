import type { AccountNumber, Span } from './types.ts';

const SORT_CODE = /(?<![\p{L}\p{N}.,/-])\d{2}([- ])\d{2}\1\d{2}(?![\p{L}\p{N}]|[-./,]\d)/gu;
const ACCOUNT = /(?<![\p{L}\p{N}.,/-])[\dxX*•](?:[ \-/.]?[\dxX*•]){3,23}(?![\p{L}\p{N}]|[.,/]\d)/gu;

/** Account numbers in any national form, sort codes and routing numbers: shapes only, their label makes them so. */
export function findAccountNumbers(text: string): Span<AccountNumber>[] {
  const found: Span<AccountNumber>[] = [];
  for (const match of text.matchAll(SORT_CODE)) {
    const value: AccountNumber = { kind: 'sort_code', compact: match[0].replace(/\D/g, ''), masked: false };
    found.push({ start: match.index, end: match.index + match[0].length, text: match[0], value });
  }
  for (const match of text.matchAll(ACCOUNT)) {
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
