import { cents } from '../facts.ts';
import { inHtml, type Sheet } from '../sheet.ts';
import type { Pair } from './html.ts';
import { currencySeen, rateSeen } from './totals.ts';

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

export function items(s: Sheet, options: ItemsOptions): string {
  const { facts } = s;
  const sign = facts.kind === 'credit' && s.notes.negative ? -1 : 1;
  const discounted = facts.lines.some(({ discount }) => discount > 0);
  const wanted = options.columns.filter(
    (column) => facts.taxed || !['taxRate', 'taxAmount', 'gross'].includes(column),
  );
  const columns = wanted.flatMap((column): Column[] =>
    column === 'amount' && discounted && !wanted.includes('discount') ? ['discount', 'amount'] : [column],
  );
  if (discounted) s.traps.add('discount-percent');
  const withTax = ({ net, taxRate }: { net: number; taxRate: number }) => cents(net * (1 + taxRate / 100));
  const cell = (column: Column, i: number): string => {
    const line = facts.lines[i]!;
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
  };
  const tax = (column: Column) => column === 'taxRate' || column === 'taxAmount' || column === 'gross';
  s.notes.lines = facts.lines.map((line, i) => ({
    ...(columns.includes('position') ? { position: String(i + 1) } : {}),
    ...(columns.includes('code') ? { code: line.code } : {}),
    description: line.detail ? `${line.description} ${line.detail}` : line.description,
    ...(columns.some((column) => column === 'quantity' || column === 'quantityUnit')
      ? { quantity: line.quantity * sign }
      : {}),
    ...(columns.some((column) => column === 'unit' || column === 'quantityUnit') ? { unit: line.unit } : {}),
    ...(columns.includes('price') ? { unitPrice: line.unitPrice } : {}),
    ...(columns.includes('discount') && line.discount ? { discount: line.discount } : {}),
    ...(columns.includes('taxRate') ? { taxRate: line.taxRate } : {}),
    ...(columns.includes('amount') ? { net: line.net * sign } : {}),
    ...(columns.includes('gross') ? { gross: withTax(line) * sign } : {}),
  }));
  if (columns.includes('taxRate') && facts.taxed) rateSeen(s);
  const currency = !s.style.everywhere && s.dice.chance(0.25) ? ` (${s.style.sign})` : '';
  const head = columns
    .map((column) => {
      const text = s.label(HEADS[column]);
      const name = s.style.capitals ? text.toUpperCase() : text;
      const two = options.tall ? name.replace(' ', '<br>') : name;
      return `<th class="${column}">${two}${column === 'amount' && !tax(column) ? inHtml(currency) : ''}</th>`;
    })
    .join('');
  if (currency) currencySeen(s);
  if (s.style.everywhere) currencySeen(s);
  const half = Math.ceil(facts.lines.length / 2);
  const body = facts.lines
    .map((_, i) => {
      const divider =
        options.divided && facts.lines.length > 2 && (i === 0 || i === half)
          ? `<tr><td class="divider" colspan="${columns.length}">${i === 0 ? 'A' : 'B'}. ${inHtml(s.other('trades'))}</td></tr>`
          : '';
      return `${divider}<tr>${columns.map((column) => cell(column, i)).join('')}</tr>`;
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
