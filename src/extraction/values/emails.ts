import type { Email, Span } from './types.ts';

/** RFC 5321 is wider; this is what invoices print. OCR puts spaces around "@" and before the last dot. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,62})(\s?@\s?|\s?\(at\)\s?)((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\s?\.\s?){1,4}\p{L}{2,18})(?![\p{L}\p{N}])/gu;

/** Email addresses; spaces that OCR put around "@" and dots are removed. */
export function findEmails(text: string): Span<Email>[] {
  if (!/@|\(at\)/.test(text)) return [];
  return [...text.matchAll(EMAIL)].map((match) => {
    const [printed, local = '', , domain = ''] = match;
    const address = `${local}@${domain.replace(/\s/g, '')}`.toLowerCase();
    const value = { address, repaired: address !== printed.toLowerCase() };
    return { start: match.index, end: match.index + printed.length, text: printed, value };
  });
}
