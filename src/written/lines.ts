import { defined } from '../base/index.ts';
import type { Adjustment, Invoice, InvoiceLine } from '../invoice/index.ts';
import { plainAdjustment, type StandardAdjustment } from './adjustments.ts';
import { chooseCategory } from './categories.ts';
import { cents } from './cents.ts';

/** BG-25. */
export interface StandardLine {
  id: string;
  name?: string;
  note?: string;
  code?: string;
  buyerCode?: string;
  globalCode?: string;
  quantity?: number;
  /** A code of UN/ECE Recommendation 20. */
  unit: string;
  price?: number;
  net?: number;
  category?: string;
  rate?: number;
  allowances: StandardAdjustment[];
  charges: StandardAdjustment[];
  start?: string;
  end?: string;
}

/** Recommendation 20's code "one", for what is counted in units that have no code. */
const ONE = 'C62';
/** Signs that are the same in all languages. */
const UNITS: Readonly<Record<string, string>> = {
  g: 'GRM',
  h: 'HUR',
  kg: 'KGM',
  km: 'KMT',
  kwh: 'KWH',
  l: 'LTR',
  m: 'MTR',
  m2: 'MTK',
  'm²': 'MTK',
  m3: 'MTQ',
  'm³': 'MTQ',
  min: 'MIN',
  t: 'TNE',
  '%': 'P1',
};

/** The lines; where none were read, one for the whole sum, since an invoice must have a line. */
export function toLines(invoice: Invoice): StandardLine[] {
  const { totals, vatRate } = invoice;
  const net = totals.net ?? totals.gross;
  const lines = invoice.lines.length > 0 ? invoice.lines : net ? [defined({ net, taxRate: vatRate })] : [];
  return lines.map((line, index) => toLine(line, index, vatRate?.value));
}

function toLine(line: InvoiceLine, index: number, only: number | undefined): StandardLine {
  const rate = line.taxRate?.value ?? only;
  const net = line.net?.value ?? withoutTax(line.gross?.value, rate);
  const quantity = line.quantity?.value;
  const price = line.net && line.unitPrice ? line.unitPrice.value : priceOf(net, quantity);
  const unit = line.unit?.value ?? '';
  return defined({
    id: line.position?.value ?? String(index + 1),
    name: line.description?.value ?? line.code?.value,
    note: line.note?.value,
    code: line.code?.value,
    buyerCode: line.buyerCode?.value,
    globalCode: line.globalCode?.value,
    quantity,
    unit: UNITS[unit.toLowerCase()] ?? (/^[A-Z0-9]{2,3}$/.test(unit) ? unit : ONE),
    price,
    net,
    category:
      line.taxCategory?.value ??
      (rate === undefined ? undefined : chooseCategory(undefined, rate, undefined)),
    rate,
    ...adjustmentsOf(line, quantity, price, net),
    start: line.period?.start?.value,
    end: line.period?.end?.value,
  });
}

const withoutTax = (gross: number | undefined, rate: number | undefined): number | undefined =>
  gross === undefined ? undefined : cents(gross / (1 + (rate ?? 0) / 100));

const priceOf = (net: number | undefined, quantity: number | undefined): number | undefined =>
  net === undefined || !quantity ? undefined : Number((net / quantity).toPrecision(12));

/** What is stated; else what a discount in percent takes off, if that leads to the amount. */
function adjustmentsOf(
  line: InvoiceLine,
  quantity: number | undefined,
  price: number | undefined,
  net: number | undefined,
): { allowances: StandardAdjustment[]; charges: StandardAdjustment[] } {
  const plain = (list: readonly Adjustment[] = []) =>
    list.flatMap((one) => (one.amount ? plainAdjustment(one, one.amount) : []));
  const [allowances, charges] = [plain(line.allowances), plain(line.charges)];
  const percent = line.discount?.value;
  if (allowances.length > 0 || !percent || quantity === undefined || price === undefined) {
    return { allowances, charges };
  }
  const base = cents(quantity * price);
  const amount = cents(base - (net ?? base));
  return amount > 0 ? { allowances: [{ amount, base, percent }], charges } : { allowances, charges };
}
