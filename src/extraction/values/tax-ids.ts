import { misreadTaxIds } from './misread-tax-ids.ts';
import {
  ANY_WITHOUT_PREFIX,
  compactTaxId,
  provenScheme,
  TAX_SCHEMES,
  type TaxScheme,
} from './tax-schemes.ts';
import type { Span, TaxId } from './types.ts';

/**
 * Tax and company registration numbers by shape; `valid` where the scheme's checksum is known. Numbers of digits alone, and codes of no
 * known scheme, are `bare`: only a label makes them a tax id.
 */
export function findTaxIds(text: string): Span<TaxId>[] {
  if (!/\d/.test(text)) return [];
  const found: Span<TaxId>[] = [];
  const addFree = (spans: readonly Span<TaxId>[]) => {
    for (const span of spans)
      if (found.every(({ start, end }) => end <= span.start || span.end <= start)) found.push(span);
  };
  addFree(repairedIn(text));
  const hasUnprefixed = ANY_WITHOUT_PREFIX.test(text);
  for (const scheme of TAX_SCHEMES)
    if (scheme.prefix === '' ? hasUnprefixed : text.includes(scheme.prefix)) addFree(printedIn(text, scheme));
  return found.sort((a, b) => a.start - b.start);
}

/** Numbers that OCR misread, where the check digits prove the repair right. */
function repairedIn(text: string): Span<TaxId>[] {
  return misreadTaxIds(text).flatMap(({ start, printed, repaired }): Span<TaxId>[] => {
    const known = provenScheme(repaired);
    if (!known || provenScheme(printed)) return [];
    const { scheme, country } = known;
    const compact = compactTaxId(repaired);
    const value = { scheme, ...(country && { country }), compact, repaired, valid: true, bare: false };
    return [{ start, end: start + printed.length, text: printed, value }];
  });
}

function printedIn(text: string, { scheme, country, pattern, ...rest }: TaxScheme): Span<TaxId>[] {
  return [...text.matchAll(pattern)].flatMap(({ index: start, 0: printed }): Span<TaxId>[] => {
    const compact = compactTaxId(printed);
    const valid = rest.hasValidCheckDigits(compact);
    if (rest.onlyIfValid && !valid) return [];
    const value: TaxId = { scheme, compact, bare: scheme === 'code' || /^\d+$/.test(compact) };
    if (country) value.country = country;
    if (valid !== undefined) value.valid = valid;
    return [{ start, end: start + printed.length, text: printed, value }];
  });
}
