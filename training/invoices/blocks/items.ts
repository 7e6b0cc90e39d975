import { cents, type Line } from '../line-items.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import type { Pair } from './html.ts';
import { currencySeen, rateSeen, signOf } from './totals.ts';

export type Column =
  | 'position'
  | 'code'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'quantityUnit'
  | 'price'
  | 'discount'
  | 'taxRate'
  | 'taxAmount'
  | 'amount'
  | 'gross';

export interface ItemsOptions {
  columns: readonly Column[];
  className?: string;
  /** A heading of two lines. */
  tall?: boolean;
  headless?: boolean;
  /** A sub-heading inside the table after half of the lines. */
  divided?: boolean;
  /** Rows at the foot of the table, label cell spanning all but the last column. */
  foot?: readonly Pair[];
}

const HEADS: Record<Column, Parameters<Sheet['label']>[0]> = {
  position: 'position',
  code: 'code',
  description: 'description',
  quantity: 'quantity',
  unit: 'unit',
  quantityUnit: 'quantity',
  price: 'price',
  discount: 'discountColumn',
  taxRate: 'taxColumn',
  taxAmount: 'taxAmount',
  amount: 'amount',
  gross: 'grossAmount',
};

const withTax = ({ net, taxRate }: Line) => cents(net * (1 + taxRate / 100));

export function items(s: Sheet, options: ItemsOptions): string {
  const { facts } = s;
  const sign = signOf(s);
  const columns = columnsOf(s, options.columns);
  s.notes.lines = facts.lines.map((line, i) => noteOf(line, i, columns, sign));
  if (columns.includes('taxRate') && facts.taxed) rateSeen(s);
  const head = headOf(s, columns, options.tall ?? false);
  const half = Math.ceil(facts.lines.length / 2);
  const body = facts.lines
    .map((line, i) => {
      const divider =
        options.divided && facts.lines.length > 2 && (i === 0 || i === half)
          ? `<tr><td class="divider" colspan="${columns.length}">${i === 0 ? 'A' : 'B'}. ${inHtml(s.other('trades'))}</td></tr>`
          : '';
      return `${divider}<tr>${columns.map((column) => cell(s, column, line, i, sign)).join('')}</tr>`;
    })
    .join('');
  const foot = (options.foot ?? [])
    .map(
      ([name, value]) =>
        `<tr class="foot"><td colspan="${columns.length - 1}" class="name">${name}</td><td class="amount">${value}</td></tr>`,
    )
    .join('');
  return `<table class="items ${options.className ?? s.style.lines}">${options.headless ? '' : `<thead><tr>${head}</tr></thead>`}<tbody>${body}${foot}</tbody></table>`;
}

const OF_TAX: ReadonlySet<Column> = new Set(['taxRate', 'taxAmount', 'gross']);

/** The columns of the layout that the facts have something for, with one for discounts where there are any. */
function columnsOf(s: Sheet, given: readonly Column[]): Column[] {
  const { facts } = s;
  const discounted = facts.lines.some(({ discount }) => discount > 0);
  const wanted = given.filter((column) => facts.taxed || !OF_TAX.has(column));
  if (discounted) s.traps.add('discount-percent');
  return wanted.flatMap((column): Column[] =>
    column === 'amount' && discounted && !wanted.includes('discount') ? ['discount', 'amount'] : [column],
  );
}

function cell(s: Sheet, column: Column, line: Line, i: number, sign: number): string {
  const say: Record<Column, () => string> = {
    position: () => String(i + 1),
    code: () => inHtml(line.code),
    description: () =>
      `${inHtml(line.description)}${line.detail ? `<div class="detail">${inHtml(line.detail)}</div>` : ''}`,
    quantity: () => s.quantity(line.quantity * sign),
    unit: () => inHtml(line.unit),
    quantityUnit: () => `${s.quantity(line.quantity * sign)} ${inHtml(line.unit)}`,
    price: () => s.money(line.unitPrice),
    discount: () => (line.discount ? s.rate(line.discount) : ''),
    taxRate: () => s.rate(line.taxRate),
    taxAmount: () => s.money(cents((line.net * line.taxRate) / 100) * sign),
    amount: () => s.money(line.net * sign),
    gross: () => s.money(withTax(line) * sign),
  };
  return `<td class="${column}">${say[column]()}</td>`;
}

/** What is printed of a line. */
function noteOf(line: Line, i: number, columns: readonly Column[], sign: number): Record<string, unknown> {
  const counted = columns.includes('quantity') || columns.includes('quantityUnit');
  const inUnits = columns.includes('unit') || columns.includes('quantityUnit');
  const printed: readonly [name: string, is: boolean, value: unknown][] = [
    ['position', columns.includes('position'), String(i + 1)],
    ['code', columns.includes('code'), line.code],
    ['description', true, line.detail ? `${line.description} ${line.detail}` : line.description],
    ['quantity', counted, line.quantity * sign],
    ['unit', inUnits, line.unit],
    ['unitPrice', columns.includes('price'), line.unitPrice],
    ['discount', columns.includes('discount') && line.discount !== 0, line.discount],
    ['taxRate', columns.includes('taxRate'), line.taxRate],
    ['net', columns.includes('amount'), line.net * sign],
    ['gross', columns.includes('gross'), withTax(line) * sign],
  ];
  return Object.fromEntries(printed.filter(([, is]) => is).map(([name, , value]) => [name, value]));
}

function headOf(s: Sheet, columns: readonly Column[], tall: boolean): string {
  const currency = !s.style.everywhere && s.dice.chance(0.25) ? ` (${s.style.sign})` : '';
  const head = columns.map((column) => {
    const text = s.label(HEADS[column]);
    const name = s.style.capitals ? text.toUpperCase() : text;
    const two = tall ? name.replace(' ', '<br>') : name;
    return `<th class="${column}">${two}${column === 'amount' ? inHtml(currency) : ''}</th>`;
  });
  if (currency || s.style.everywhere) currencySeen(s);
  return head.join('');
}
