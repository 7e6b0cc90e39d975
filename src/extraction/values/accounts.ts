import { KNOWN_COUNTRIES } from '../../knowledge/index.ts';
import type { AccountNumber, Span } from './types.ts';

const BANKS = KNOWN_COUNTRIES.flatMap(({ bank }) => bank ?? []);
const present = (shapes: readonly (string | null)[]) => [
  ...new Set(shapes.filter((shape) => shape !== null)),
];

/** Any of the shapes, with nothing before or after that would make it a part of something longer. */
const standingAlone = (shapes: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:${shapes.join('|')})(?![\\p{L}\\p{N}]|[.,/-]\\d)`, 'gu');

const BRANCH_CODE = standingAlone(present(BANKS.map(({ branchCode }) => branchCode)));
const JOINED = standingAlone(BANKS.flatMap(({ joinedAccounts }) => joinedAccounts ?? []));
const SLIP_REFERENCE = new RegExp(present(BANKS.map(({ slipReference }) => slipReference)).join('|'), 'gu');
/** 4 to 24 digits, single marks between them; some may be masked ("xxxx 1234"). */
const ACCOUNT = /(?<![\p{L}\p{N}.,/-])[\dxX*•](?:[ \-/.]?[\dxX*•]){3,23}(?![\p{L}\p{N}]|[.,/]\d)/gu;

/** Account numbers in any national form, sort codes and routing numbers: shapes only, their label makes them so. */
export function findAccountNumbers(text: string): Span<AccountNumber>[] {
  if (!/\d/.test(text)) return [];
  const spans = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ index, 0: printed }) => ({
      start: index,
      end: index + printed.length,
      text: printed,
    }));
  const digits = (printed: string) => printed.replace(/\D/g, '');
  const branchCodes = spans(BRANCH_CODE).map((span): Span<AccountNumber> => {
    return { ...span, value: { kind: 'sort_code', compact: digits(span.text), masked: false } };
  });
  const joined = spans(JOINED).map((span): Span<AccountNumber> => {
    return { ...span, value: { kind: 'account', compact: digits(span.text), masked: false } };
  });
  const taken = [...spans(SLIP_REFERENCE), ...joined];
  const accounts = spans(ACCOUNT)
    .filter((span) => !taken.some(({ start, end }) => start < span.end && span.start < end))
    .flatMap((span): Span<AccountNumber>[] => {
      const compact = span.text.replace(/[ \-/.]/g, '');
      const masked = /[xX*•]{2}/.test(compact);
      if (!/\d{3}/.test(compact) || (!masked && /\D/.test(compact))) return [];
      return [{ ...span, value: { kind: 'account', compact, masked } }];
    });
  return [...branchCodes, ...joined, ...accounts].sort((a, b) => a.start - b.start);
}
