import type { Reference, Span } from './types.ts';

const REFERENCE = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\p{L}\p{N}]|[-_/.#](?=[\p{L}\p{N}]))*/gu;

/** Longer ones are codes for machines. */
const MOST_CHARACTERS = 40;

/** What may be the number of an invoice, order or customer: one piece with a digit in it. Its label makes it one. */
export function findReferences(text: string): Span<Reference>[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(REFERENCE)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '').length;
    if (digits === 0 || match[0].length > MOST_CHARACTERS) return [];
    const compact = match[0].replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
    return [
      { start: match.index, end: match.index + match[0].length, text: match[0], value: { compact, digits } },
    ];
  });
}
