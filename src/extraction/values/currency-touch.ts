import { CURRENCY_CODES, CURRENCY_SYMBOLS } from './currency-table.ts';

/** A currency printed against a number. */
export interface Touch {
  start: number;
  end: number;
  currencies: readonly string[];
  printed: string;
}

const literal = (text: string) => text.replace(/[$.*+?^()[\]{}|\\/]/g, '\\$&');
const symbols = Object.keys(CURRENCY_SYMBOLS).sort((a, b) => b.length - a.length);
const ONE = `(?:${[...symbols.map(literal), ...CURRENCY_CODES, 'Euro', 'EURO', 'euros?', 'Eur', 'KR', 'Kr', 'RS', 'ZŁ', 'PLN'].join('|')})`;

const BEFORE = new RegExp(`(?<![\\p{L}\\p{M}])${ONE}[.:]?\\p{Zs}?$`, 'u');
const AFTER = new RegExp(`^\\p{Zs}?${ONE}(?![\\p{L}\\p{M}])`, 'u');
const TRIM = /^\p{Zs}+|[\p{Zs}:]+$/gu;
/** The longest symbol, a separator and a space. */
const REACH = 8;

function lookUp(printed: string): readonly string[] {
  const known = CURRENCY_SYMBOLS[printed];
  if (known) return known;
  if (/^eur/i.test(printed)) return ['EUR'];
  if (printed === 'RMB') return ['CNY'];
  if (CURRENCY_CODES.has(printed)) return [printed];
  const folded = Object.keys(CURRENCY_SYMBOLS).find(
    (s) => s.toLowerCase() === printed.replace(/\.$/, '').toLowerCase(),
  );
  return folded ? CURRENCY_SYMBOLS[folded]! : [];
}

/** The currency that ends where the number begins, at most one space between. */
export function currencyBefore(text: string, at: number): Touch | undefined {
  const from = Math.max(0, at - REACH);
  const match = BEFORE.exec(text.slice(from, at));
  if (!match) return undefined;
  const printed = match[0].replace(TRIM, '');
  const currencies = lookUp(printed);
  return currencies.length > 0 ? { start: from + match.index, end: at, currencies, printed } : undefined;
}

/** The currency that begins where the number ends, at most one space between. */
export function currencyAfter(text: string, at: number): Touch | undefined {
  const match = AFTER.exec(text.slice(at, at + REACH + 4));
  if (!match) return undefined;
  const printed = match[0].replace(TRIM, '');
  const currencies = lookUp(printed);
  return currencies.length > 0 ? { start: at, end: at + match[0].length, currencies, printed } : undefined;
}
