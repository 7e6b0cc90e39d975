import type { Field, Invoice } from '../../invoice/index.ts';
import type { Task } from '../ports/index.ts';

/**
 * The invoice of a completed task with its corrections applied; undefined when there is no result. A corrected field has the new value, confidence 1
 * and the place where it was read; a field corrected to null is absent.
 */
export function applyCorrections({ result, corrections = [] }: Task): Invoice | undefined {
  if (!result || corrections.length === 0) return result;
  const invoice = structuredClone(result);
  for (const { path, value } of corrections) {
    const parts = path.split('.');
    const last = parts.pop()!;
    // Paths were checked against the model when the correction was made; the objects they lead through may still be missing.
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
