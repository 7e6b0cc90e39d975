import type { Invoice } from '../src/invoice/index.ts';

/** The same invoice with every value given, however unsure. */
export function withAllGiven(invoice: Invoice): Invoice {
  const raise = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, raise(inner)]));
    return 'confidence' in copy ? { ...copy, confidence: 1 } : copy;
  };
  return raise(invoice) as Invoice;
}
