import { defined } from '../base/index.ts';
import type { Adjustment, Invoice, TaxSubtotal } from '../invoice/index.ts';
import { plainAdjustment, type StandardAdjustment } from './adjustments.ts';
import { chooseCategory } from './categories.ts';
import { type StandardLine, toLines } from './lines.ts';
import { type StandardParty, toParty } from './parties.ts';
import { chooseTotals, type StandardTotals } from './totals.ts';

/** What is written, in the terms of EN 16931: plain values of an invoice, amounts with the sign that its type asks for. */
export interface Standard {
  /** BT-3. */
  typeCode: string;
  seller: StandardParty;
  buyer: StandardParty;
  totals: StandardTotals;
  taxes: StandardTax[];
  allowances: StandardAdjustment[];
  charges: StandardAdjustment[];
  lines: StandardLine[];
  /** All else is written as it is. */
  invoice: Invoice;
}

/** BG-23. */
export interface StandardTax {
  category: string;
  rate?: number;
  base?: number;
  amount?: number;
  reason?: string;
}

const CREDIT_NOTE = '381';
/** UNTDID 1001 by our types; all else is an invoice. */
const TYPE_CODES: Readonly<Record<string, string>> = { credit_note: CREDIT_NOTE, proforma: '325' };

/** A credit note has its amounts without a minus. */
export function toStandard(given: Invoice): Standard {
  const typeCode = typeCodeOf(given.documentType);
  const isNegative = typeCode === CREDIT_NOTE && (given.totals.gross?.value ?? 0) < 0;
  const invoice = isNegative ? negated(given) : given;
  const taxes = toTaxes(invoice);
  const lines = toLines(invoice);
  const { totals, allowances, charges } = chooseTotals(invoice, lines, toAdjustments(invoice));
  return {
    typeCode,
    seller: toParty(invoice.seller),
    buyer: toParty(invoice.buyer),
    totals,
    taxes,
    allowances,
    charges,
    lines,
    invoice,
  };
}

/** An electronic invoice states its code, a page only what it calls itself. */
function typeCodeOf(type: Invoice['documentType']): string {
  if (type?.source === 'xml' && /^\d{2,3}$/.test(type.text)) return type.text;
  return TYPE_CODES[type?.value ?? ''] ?? '380';
}

function toTaxes({ taxes, vatRate, totals }: Invoice): StandardTax[] {
  const stated: TaxSubtotal[] =
    taxes ?? (vatRate ? [defined({ rate: vatRate, base: totals.net, amount: totals.tax })] : []);
  return stated.map((tax) =>
    defined({
      category: chooseCategory(tax.category?.value, tax.rate?.value, tax.exemptionReason?.value),
      rate: tax.rate?.value,
      base: tax.base?.value,
      amount: tax.amount?.value,
      reason: tax.exemptionReason?.value,
    }),
  );
}

function toAdjustments(invoice: Invoice) {
  const rate = invoice.vatRate?.value;
  const plain = (list: readonly Adjustment[] = []): StandardAdjustment[] =>
    list.flatMap((one) => {
      if (!one.amount) return [];
      const own = one.taxRate?.value ?? rate;
      return defined({
        ...plainAdjustment(one, one.amount),
        rate: own,
        category: own === undefined ? undefined : chooseCategory(undefined, own, undefined),
      });
    });
  return { allowances: plain(invoice.allowances), charges: plain(invoice.charges) };
}

/** Every amount with the other sign; prices, rates and percentages stay. */
function negated(invoice: Invoice): Invoice {
  const amounts = (part: object, names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(part).map(([name, field]) => [
        name,
        names.includes(name) ? { ...field, value: 0 - field.value } : field,
      ]),
    );
  return {
    ...invoice,
    totals: amounts(invoice.totals, Object.keys(invoice.totals)),
    ...(invoice.taxes && { taxes: invoice.taxes.map((tax) => amounts(tax, ['base', 'amount'])) }),
    lines: invoice.lines.map((line) => amounts(line, ['quantity', 'net', 'gross'])),
  };
}
