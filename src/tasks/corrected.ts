import type { Field, Invoice } from '../invoice/index.ts';
import type { Task } from './task.ts';

/**
 * The invoice of a completed task as people have put it right: a corrected field has their value, confidence 1 and the place where it was
 * read; one that they said is absent is absent.
 */
export function correctedInvoice({ result, corrections = [] }: Task): Invoice | undefined {
  if (!result || corrections.length === 0) return result;
  const invoice = structuredClone(result);
  for (const { path, value } of corrections) {
    const parts = path.split('.');
    const last = parts.pop()!;
    // Paths were checked against the model when the correction came; what they lead through may still have to be made.
    let holder = invoice as unknown as Record<string, unknown>;
    for (const part of parts) {
      holder[part] ??= {};
      holder = holder[part] as Record<string, unknown>;
    }
    if (value === null) delete holder[last];
    else {
      const read = holder[last] as Field<unknown> | undefined;
      holder[last] = { ...(read ?? { source: 'derived' }), value, text: String(value), confidence: 1 };
    }
  }
  return invoice;
}
