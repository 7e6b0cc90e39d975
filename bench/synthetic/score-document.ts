import { type Invoice, toDetails } from '../../src/invoice/index.ts';
import { FIELDS, judge, type Labels } from '../score.ts';
import { type ExpectedDelivery, judgeDelivery } from '../score-delivery.ts';
import { countLines, type ExpectedLine, judgeLines } from '../score-lines.ts';
import type { Tables } from '../tables.ts';

/** What the maker notes beside the 17 fields. */
export interface Synthetic {
  synthetic: {
    layout: string;
    language: string;
    country: string;
    traps: string[];
    notes: { lines?: ExpectedLine[]; deliveryAddress?: ExpectedDelivery | null };
  };
}

export interface SyntheticTables {
  facts: Tables;
  lines: Tables;
  deliveries: Tables;
}

/** Counts one document in all tables. @returns what is wrong, a sentence each; of lines nothing is said one by one */
export function scoreDocument(
  { facts, lines, deliveries }: SyntheticTables,
  labels: Labels & Synthetic,
  invoice: Invoice,
): string[] {
  const { layout, language, traps, notes } = labels.synthetic;
  const details = toDetails(invoice);
  const faults: string[] = [];
  const fault = (field: string, verdict: string, want: unknown, got: unknown) => {
    if (verdict !== 'right' && verdict !== 'absent')
      faults.push(`${field} ${verdict}, want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`);
  };
  for (const field of FIELDS) {
    const verdict = judge(field, labels, details);
    if (!verdict) continue;
    facts.add(verdict, { language, layout, trap: traps, field });
    fault(field, verdict, labels[field], details[field]);
  }
  // A document without noted lines prints none that a reader could be asked for.
  for (const judged of notes.lines ? judgeLines(notes.lines, invoice.lines) : [])
    countLines(lines.tallies({ language, layout, field: judged.field }), [judged]);
  const place = [invoice.delivery?.name?.value, invoice.delivery?.address?.value];
  for (const { field, verdict } of judgeDelivery(notes.deliveryAddress, invoice.delivery)) {
    deliveries.add(verdict, { language, layout, field });
    fault(field, verdict, notes.deliveryAddress, place);
  }
  return faults;
}
