import * as b from '../../blocks/index.ts';
import { cents, type Line } from '../../line-items.ts';
import { inHtml, type Sheet } from '../../sheet.ts';
import type { Words } from '../../words/index.ts';
import { HELD_OUT_WORDS, type TradeWords } from './words/index.ts';

const cased = (s: Sheet, text: string) => inHtml(s.style.capitals ? text.toUpperCase() : text);
export const label = (s: Sheet, key: keyof Words) => cased(s, s.label(key));
export const trade = (s: Sheet, key: keyof TradeWords) =>
  cased(s, HELD_OUT_WORDS[s.facts.country.language]!.trade[key]);
/** A label and its value in one line. */
export const said = (s: Sheet, name: string, value: string) =>
  `${name}${/[:#]$/.test(name) ? '' : s.style.colon || ':'} ${value}`;

/** Values with their labels in small print below them. */
export const valuesAbove = (pairs: readonly b.Pair[], className = '') =>
  `<div class="above ${className}">${pairs.map(([name, value]) => `<div><div>${value}</div><div class="caption">${name}</div></div>`).join('')}</div>`;

/** Label, dots, value across the whole width. */
export const leaders = (pairs: readonly b.Pair[]) =>
  pairs
    .map(
      ([name, value]) =>
        `<div class="leader"><span>${name}</span><span class="dots"></span><span>${value}</span></div>`,
    )
    .join('');
export const LEADERS =
  '.leader{display:flex;align-items:baseline;gap:2mm}.dots{flex:1;border-bottom:.2mm dotted #777}';

/** A sentence that names account and bank. */
export function transfer(s: Sheet): string {
  const { account } = s.facts;
  const number = account.iban || account.number;
  s.printed.account = number;
  if (account.iban) s.note('iban', number);
  const text = HELD_OUT_WORDS[s.facts.country.language]!.trade.transfer;
  return inHtml(text.replace('{account}', number)).replace('{bank}', s.say('bank_name', account.bank));
}

/** A sentence of the total and when it is due. */
export function dueOn(s: Sheet): string {
  const text = HELD_OUT_WORDS[s.facts.country.language]!.trade.dueOn;
  return inHtml(text)
    .replace('{total}', b.total(s))
    .replace('{due}', s.say('due_date', s.facts.dueDate, s.day(s.facts.dueDate)));
}

export const dayAfter = (iso: string, days: number) =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

export interface Column {
  /** Of the cells' class, which aligns numbers to the right. */
  key: string;
  head: string;
  cell(line: Line, i: number): string;
  /** What a reader is expected to find of a line. */
  expects?(line: Line, i: number): Record<string, unknown>;
}

const COLUMNS: Record<
  string,
  {
    head: keyof Words;
    cell(s: Sheet, line: Line, i: number): string;
    expects(line: Line, i: number): Record<string, unknown>;
  }
> = {
  position: {
    head: 'position',
    cell: (_, __, i) => String(i + 1),
    expects: (_, i) => ({ position: String(i + 1) }),
  },
  code: { head: 'code', cell: (_, { code }) => inHtml(code), expects: ({ code }) => ({ code }) },
  description: {
    head: 'description',
    cell: (_, { description }) => inHtml(description),
    expects: ({ description }) => ({ description }),
  },
  quantity: {
    head: 'quantity',
    cell: (s, { quantity }) => s.quantity(quantity),
    expects: ({ quantity }) => ({ quantity }),
  },
  unit: { head: 'unit', cell: (_, { unit }) => inHtml(unit), expects: ({ unit }) => ({ unit }) },
  quantityUnit: {
    head: 'quantity',
    cell: (s, { quantity, unit }) => `${s.quantity(quantity)} ${inHtml(unit)}`,
    expects: ({ quantity, unit }) => ({ quantity, unit }),
  },
  price: {
    head: 'price',
    cell: (s, { unitPrice }) => s.money(unitPrice),
    expects: ({ unitPrice }) => ({ unitPrice }),
  },
  discount: {
    head: 'discountColumn',
    cell: (s, { discount }) => (discount ? s.rate(discount) : ''),
    expects: ({ discount }) => (discount ? { discount } : {}),
  },
  taxRate: {
    head: 'taxColumn',
    cell: (s, { taxRate }) => s.rate(taxRate),
    expects: ({ taxRate }) => ({ taxRate }),
  },
  amount: { head: 'amount', cell: (s, { net }) => s.money(net), expects: ({ net }) => ({ net }) },
};

export type Known =
  | 'position'
  | 'code'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'quantityUnit'
  | 'price'
  | 'discount'
  | 'taxRate'
  | 'amount';

export function columns(s: Sheet, keys: readonly Known[]): Column[] {
  const { facts } = s;
  return keys
    .filter(
      (key) =>
        (key !== 'taxRate' || facts.taxed) &&
        (key !== 'discount' || facts.lines.some(({ discount }) => discount > 0)),
    )
    .map((key): Column => {
      const { head, cell, expects } = COLUMNS[key]!;
      if (key === 'taxRate') b.rateSeen(s);
      return { key, head: label(s, head), cell: (line, i) => cell(s, line, i), expects };
    });
}

/** Notes what the page prints of each line. */
export function expectLines(s: Sheet, cells: readonly Column[]): void {
  if (s.style.everywhere) b.currencySeen(s);
  s.notes.lines = s.facts.lines.map((line, i) =>
    Object.assign({}, ...cells.map(({ expects }) => expects?.(line, i) ?? {})),
  );
}

/** A table of the lines; `divider` is a row of its own before a line. */
export function lineTable(
  s: Sheet,
  cells: readonly Column[],
  className = '',
  divider: (i: number) => string = () => '',
): string {
  expectLines(s, cells);
  const head = cells.map((column) => `<th class="${column.key}">${column.head}</th>`).join('');
  const rows = s.facts.lines.map((line, i) => {
    const before = divider(i);
    return `${before ? `<tr><td class="divider" colspan="${cells.length}">${before}</td></tr>` : ''}<tr>${cells.map((column) => `<td class="${column.key}">${column.cell(line, i)}</td>`).join('')}</tr>`;
  });
  return `<table class="items ${className}"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** Rates, bases, taxes and sums with tax; `coded` names each rate by a letter, as the lines do. */
export function taxSummary(s: Sheet, coded = false): string {
  const { facts } = s;
  if (!facts.taxed) return '';
  b.rateSeen(s);
  s.printed.net_amount = facts.net;
  const rows = facts.taxes
    .map(
      ({ rate, base, amount }, i) =>
        `<tr>${coded ? `<td>${'ABC'[i]}</td>` : ''}<td>${s.rate(rate)}</td><td>${s.money(base)}</td><td>${s.money(amount)}</td><td>${s.money(cents(base + amount))}</td></tr>`,
    )
    .join('');
  return `<table class="grid strip"><tr>${coded ? `<th>${trade(s, 'taxCode')}</th>` : ''}<th>${label(s, 'rate')}</th><th>${label(s, 'base')}</th><th>${label(s, 'taxAmount')}</th><th>${label(s, 'grossAmount')}</th></tr>${rows}</table>`;
}

/** The letter that stands for a line's rate. */
export const taxLetter = (s: Sheet, line: Line) =>
  'ABC'[s.facts.taxes.findIndex(({ rate }) => rate === line.taxRate)] ?? 'A';
