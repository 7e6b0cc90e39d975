import type { Details } from '../../src/invoice/index.ts';
import { wordsOf } from './countries.ts';
import type { Dice } from './dice.ts';
import type { Facts } from './facts.ts';
import type { Words } from './words/index.ts';

/** How one document writes, whatever its layout. */
export interface Style {
  font: string;
  size: number;
  accent: string;
  colon: string;
  /** Labels in capitals. */
  capitals: boolean;
  date: string;
  group: string;
  decimal: string;
  sign: string;
  /** Where the sign of the currency stands: before or after the amount, with or without a space, or nowhere but the totals. */
  place: 'before' | 'before-space' | 'after';
  /** Signs on every amount, or only on the totals. */
  everywhere: boolean;
  negative: '-x' | 'x-' | '(x)' | '- x';
  lines: 'ruled' | 'boxed' | 'bare' | 'striped';
}

/** One document being written: what is said with `say` is what a reader is expected to find. */
export interface Sheet {
  facts: Facts;
  dice: Dice;
  style: Style;
  /** The 17 fields so far. */
  printed: Partial<Details>;
  /** Everything else that is printed, by name. */
  notes: Record<string, unknown>;
  /** Fields that the page leaves open: they are not scored. */
  open: Set<keyof Details>;
  traps: Set<string>;
  /** The wordings of this document's labels. */
  labels: Map<string, string>;
  /** This document's wording of a label, without its colon. */
  label(key: keyof Words): string;
  /** The same with the document's colon. */
  colon(key: keyof Words): string;
  /** Any wording of it, each time anew. */
  other(key: keyof Words): string;
  /** Escaped, and noted as a field's value. */
  say<Key extends keyof Details>(field: Key, value: Details[Key], text?: string): string;
  note(name: string, value: unknown, text?: string): string;
  /** An amount without the currency's sign, unless this document signs them all. */
  money(value: number): string;
  /** An amount with its sign. */
  total(value: number): string;
  rate(percent: number): string;
  quantity(value: number): string;
  day(iso: string): string;
}

const FONTS = [
  'Liberation Sans',
  'Liberation Sans',
  'DejaVu Sans',
  'Carlito',
  'Lato',
  'Inter',
  'Noto Sans',
  'Liberation Serif',
  'Caladea',
  'Noto Serif',
  'Liberation Sans Narrow',
];
const ACCENTS = ['#1f3a5f', '#7a1f2b', '#2b6b4f', '#333333', '#8a5a00', '#4b3b8f', '#006d77', '#b03a2e'];
const BEFORE = new Set(['US', 'GB', 'IE', 'AU', 'CA', 'SG', 'IN', 'CH', 'MX', 'BR', 'NL']);

const NARROW = '\u00a0';

export const inHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export function inventStyle(dice: Dice, facts: Facts): Style {
  const { country } = facts;
  const [group = ',', decimal = '.'] = [...dice.one(country.numbers)];
  const greek = country.language === 'el';
  const fonts = greek ? FONTS.filter((font) => !['Lato', 'Caladea', 'Inter'].includes(font)) : FONTS;
  const sign = dice.one(country.signs);
  const french = country.language === 'fr' && country.code !== 'CH';
  const code = /^[A-Z]{3}$/.test(sign);
  const before = country.language === 'fr' && country.code === 'CA' ? false : BEFORE.has(country.code);
  return {
    font: dice.pick(fonts),
    size: dice.between(8.2, 10.6),
    accent: dice.pick(ACCENTS),
    colon: dice.pick(french ? [' :', ' :', ''] : [':', ':', '', '']),
    capitals: dice.chance(0.15),
    date: dice.one(country.dates),
    group,
    decimal,
    sign,
    place:
      before || (code && dice.chance(0.3)) ? (code || dice.chance(0.3) ? 'before-space' : 'before') : 'after',
    everywhere: dice.chance(0.35),
    negative: country.code === 'US' ? dice.pick(['-x', '(x)']) : dice.pick(['-x', '-x', '- x', 'x-']),
    lines: dice.pick(['ruled', 'boxed', 'bare', 'striped']),
  };
}

function group(digits: string, sign: string): string {
  if (sign === '-') return digits;
  const mark = sign === '_' ? NARROW : sign;
  // Lakhs: the last three, then twos.
  if (sign === 'L') return digits.replace(/(\d)(?=(?:\d\d)+\d{3}$)/g, '$1,').replace(/(\d)(?=\d{3}$)/, '$1,');
  return digits.replace(/\d(?=(?:\d{3})+$)/g, `$&${mark}`);
}

export function formatNumber(value: number, style: Style, fraction = 2): string {
  const [whole = '0', rest] = Math.abs(value).toFixed(fraction).split('.');
  const plain = group(whole, style.group) + (rest ? style.decimal + rest : '');
  if (value >= 0) return plain;
  if (style.negative === '(x)') return `(${plain})`;
  if (style.negative === 'x-') return `${plain}-`;
  return style.negative === '- x' ? `- ${plain}` : `-${plain}`;
}

export function formatDate(iso: string, pattern: string, words: Words): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = words.months.split('|')[Number(month) - 1] ?? '';
  return pattern.replace(/YYYY|YY|MMMM|MMM|MM|M|DD|D(?![a-z])/g, (part) => {
    if (part === 'YYYY') return year;
    if (part === 'YY') return year.slice(2);
    if (part === 'MMMM') return name;
    if (part === 'MMM') return name.slice(0, 3);
    if (part === 'MM') return month;
    if (part === 'M') return String(Number(month));
    return part === 'DD' ? day : String(Number(day));
  });
}

/** An amount with its currency: before or after it, and before or after its minus. */
function withSign(amount: string, { place, sign }: Style, dice: Dice): string {
  if (place === 'after') return `${amount}${NARROW}${sign}`;
  const glue = place === 'before' && !/[A-Za-z.]$/.test(sign) ? '' : NARROW;
  return amount.startsWith('-') && dice.chance(0.5) && !amount.startsWith('- ')
    ? `-${sign}${glue}${amount.slice(1)}`
    : `${sign}${glue}${amount}`;
}

export function newSheet(facts: Facts, dice: Dice): Sheet {
  const style = inventStyle(dice, facts);
  const words = wordsOf(facts.country);
  const tax = dice.one(facts.country.taxName);
  const labels = new Map<string, string>();
  const put = (text: string) => text.replaceAll('{tax}', tax);
  const fraction = facts.country.currency === 'HUF' ? (dice.chance(0.7) ? 0 : 2) : 2;
  const label = (key: keyof Words): string => {
    let known = labels.get(key);
    if (known === undefined) {
      known = put(dice.one(words[key]));
      labels.set(key, known);
    }
    return known;
  };
  const money = (value: number) => formatNumber(value, style, fraction);
  const signed = (value: number) => withSign(money(value), style, dice);
  const sheet: Sheet = {
    facts,
    dice,
    style,
    printed: {},
    notes: {},
    open: new Set(),
    traps: new Set(),
    labels,
    label,
    other: (key) => put(dice.one(words[key])),
    colon: (key) => {
      const text = label(key);
      return `${text}${/[:.#]$/.test(text) && dice.chance(0.6) ? '' : style.colon}`;
    },
    say: (field, value, text) => {
      sheet.printed[field] = value;
      return inHtml(text ?? String(value));
    },
    note: (name, value, text) => {
      sheet.notes[name] = value;
      return inHtml(text ?? String(value));
    },
    money: (value) => inHtml(style.everywhere ? signed(value) : money(value)),
    total: (value) => inHtml(signed(value)),
    rate: (percent) => {
      const text = String(percent).replace('.', style.decimal);
      return `${text}${style.decimal === ',' && dice.chance(0.5) ? NARROW : ''}%`;
    },
    quantity: (value) =>
      Number.isInteger(value) && dice.chance(0.7)
        ? String(value)
        : formatNumber(value, style, Number.isInteger(value) ? dice.pick([0, 2]) : 2),
    day: (date) => formatDate(date, style.date, words),
  };
  return sheet;
}
