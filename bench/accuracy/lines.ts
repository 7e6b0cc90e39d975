import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvoiceLine } from '../../src/invoice/index.ts';
import { type ExpectedLine, judgeLines } from '../score-lines.ts';
import { createTables, type Tables } from '../tables.ts';

/** One or several values that would be right; null where none is printed. */
type Labelled<Value> = Value | readonly Value[] | null;

/** A row of `<document>.lines.json`: what is printed of one line of the invoice. */
interface LabelledRow {
  description?: Labelled<string>;
  quantity?: Labelled<number>;
  unit_price?: Labelled<number>;
  /** The row's printed amount, with tax or without. */
  net_or_amount?: Labelled<number>;
  /** Right to read, and right to leave out. */
  optional?: boolean;
}

/** How right the lines of a corpus are. */
export interface LineScore {
  cells: Tables;
  /** Documents with labelled lines, and those of them where every row is right and none is invented. */
  documents: number;
  right: number;
}

export const emptyLineScore = (): LineScore => ({ cells: createTables(), documents: 0, right: 0 });

/** @param document path within its corpus; counts nothing where its lines are not labelled */
export function scoreLines(
  score: LineScore,
  labels: string,
  document: string,
  read: readonly InvoiceLine[],
): void {
  const path = join(labels, document.replace(/\.\w+$/, '.lines.json'));
  if (!existsSync(path)) return;
  const rows = JSON.parse(readFileSync(path, 'utf8')) as LabelledRow[];
  const verdicts = judgeLines(rows.map(expectedOf), read);
  for (const { field, verdict } of verdicts) score.cells.add(verdict, { field });
  score.documents++;
  if (verdicts.every(({ verdict }) => verdict === 'right')) score.right++;
}

function expectedOf(row: LabelledRow): ExpectedLine {
  const { description, quantity, unit_price: unitPrice, net_or_amount: amount, optional } = row;
  return {
    ...(description != null ? { description } : {}),
    ...(quantity != null ? { quantity } : {}),
    ...(unitPrice != null ? { unitPrice } : {}),
    ...(amount != null ? { amount } : {}),
    ...(optional ? { optional } : {}),
  };
}
