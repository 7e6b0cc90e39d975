import type { Email, Span, WebAddress } from './types.ts';

/** RFC 5321 is wider; this is what invoices print. OCR puts spaces around "@" and before the last dot. */
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,62})(\s?@\s?|\s?\(at\)\s?)((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\s?\.\s?){1,4}\p{L}{2,18})(?![\p{L}\p{N}])/gu;
const TLD =
  'com|net|org|info|biz|eu|io|co|me|tv|app|dev|shop|store|online|cloud|de|at|ch|fr|be|nl|lu|uk|ie|it|es|pt|pl|cz|sk|hu|ro|bg|gr|hr|si|se|no|dk|fi|is|ee|lv|lt|us|ca|mx|br|ar|cl|in|au|nz|my|sg|jp|cn|hk|za|local|test|example|gmbh|berlin';
const URL = new RegExp(
  `(?<![\\p{L}\\p{N}@._-])(?:(?:https?|ftp)\\s?:\\s?//\\s?|www\\s?\\.\\s?)?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,4}(?:${TLD}))(?![\\p{L}\\p{N}@-]|\\.\\p{L})(?:/[^\\s,;)]*)?`,
  'giu',
);

/** Email addresses; spaces that OCR put around "@" and dots are closed. */
export function findEmails(text: string): Span<Email>[] {
  if (!/@|\(at\)/.test(text)) return [];
  return [...text.matchAll(EMAIL)].map((match) => {
    const [printed, local = '', , domain = ''] = match;
    const address = `${local}@${domain.replace(/\s/g, '')}`.toLowerCase();
    const value = { address, repaired: address !== printed.toLowerCase() };
    return { start: match.index, end: match.index + printed.length, text: printed, value };
  });
}

/** Web addresses with a scheme, `www.`, or a host under a common top-level domain. Email addresses are not. */
export function findUrls(text: string): Span<WebAddress>[] {
  if (!text.includes('.')) return [];
  return [...text.matchAll(URL)].map((match) => {
    const host = match[1]!.toLowerCase().replace(/^www\./, '');
    return { start: match.index, end: match.index + match[0].length, text: match[0], value: { host } };
  });
}
