import type { Field, Finding } from '../model.ts';
import { currencyAtHome } from './currency.ts';
import { datesInOrder } from './dates.ts';
import type { Check, Checked } from './finding.ts';
import { accountsHold, taxIdsHold } from './ids.ts';
import {
  grossMakesDue,
  linesMakeNet,
  linesMultiply,
  netTaxGross,
  rateTimesBase,
  taxesMakeTax,
} from './sums.ts';

const CHECKS: readonly Check[] = [
  netTaxGross,
  grossMakesDue,
  taxesMakeTax,
  rateTimesBase,
  linesMakeNet,
  linesMultiply,
  accountsHold,
  taxIdsHold,
  datesInOrder,
  currencyAtHome,
];

/** What a field's confidence is multiplied by when a check that concerns it fails. */
const LEFT: Record<Finding['severity'], number> = { error: 0.6, warning: 0.8, info: 1 };

/**
 * Checks whether an invoice is consistent. Each failed check becomes a finding and lowers the confidence of the fields concerned, except those of
 * an electronic invoice: they are read exactly, even where they are wrong.
 */
export function checkInvoice<Given extends Checked>(invoice: Given): Given {
  const found = CHECKS.flatMap((check) => check(invoice));
  if (found.length === 0) return invoice;
  const factors = new Map<string, number>();
  for (const { fields, severity } of found) {
    for (const path of fields) factors.set(path, Math.min(factors.get(path) ?? 1, LEFT[severity]));
  }
  return { ...lowered(invoice, '', factors), findings: [...invoice.findings, ...found] };
}

function lowered<Part>(part: Part, path: string, factors: ReadonlyMap<string, number>): Part {
  if (typeof part !== 'object' || part === null || path === 'findings') return part;
  if (Array.isArray(part)) {
    return part.map((item, i) => lowered(item, `${path}.${i}`, factors)) as Part;
  }
  if (isField(part)) {
    const factor = factors.get(path) ?? 1;
    if (factor === 1 || part.source === 'xml') return part;
    return { ...part, confidence: Math.round(part.confidence * factor * 1000) / 1000 };
  }
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      lowered(value, path ? `${path}.${name}` : name, factors),
    ]),
  ) as Part;
}

const isField = (part: object): part is Field<unknown> => 'confidence' in part && 'source' in part;
