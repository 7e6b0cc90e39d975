import { type Country, wordsOf } from './countries.ts';
import type { Dice } from './dice.ts';

export interface Line {
  code: string;
  description: string;
  /** A second printed line below the description. */
  detail: string;
  quantity: number;
  unit: string;
  unitPrice: number;
  /** Percent. */
  discount: number;
  taxRate: number;
  net: number;
}

export interface TaxGroup {
  rate: number;
  base: number;
  amount: number;
}

/** What a layout may ask of the lines. */
export interface LineWish {
  /** Least and most lines. */
  lines?: readonly [number, number];
  twoRates?: boolean;
  /** No line has a discount of its own: the layout has no column for it. */
  undiscounted?: boolean;
}

export const cents = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;

/** Coarse currencies have larger prices; the goods of these languages are priced in their own already. */
function priceFactor(country: Country): number {
  if (country.currency === 'INR') return 80;
  if (country.currency === 'MXN') return 18;
  if (country.currency === 'BRL') return 5;
  if (country.currency === 'PLN') return 4;
  if (country.currency === 'CZK') return 24;
  return 1;
}

export function inventRates(dice: Dice, country: Country, wish: LineWish): number[] {
  const two =
    (wish.twoRates ?? dice.chance(0.2)) &&
    country.rates.length > 1 &&
    !country.split &&
    country.code !== 'US' &&
    country.code !== 'CA';
  if (two) return [country.rates[0]!, country.rates[1]!];
  return [dice.chance(0.85) ? country.rates[0]! : dice.pick(country.rates)];
}

/** How sums are rounded, and how much dearer things are than in euros. */
export interface Money {
  whole: boolean;
  factor: number;
  round(value: number): number;
}

export function moneyOf(country: Country): Money {
  const whole = country.currency === 'HUF';
  return {
    whole,
    factor: priceFactor(country),
    round: (value) => (whole ? Math.round(value) : cents(value)),
  };
}

function inventPrice(dice: Dice, wobble: number, whole: boolean): number {
  if (whole) return Math.round(wobble / 10) * 10;
  return dice.chance(0.5) ? cents(wobble) : Math.max(1, Math.round(wobble));
}

export function inventLines(
  dice: Dice,
  country: Country,
  wish: LineWish,
  rates: readonly number[],
): { lines: Line[]; discounted: boolean } {
  const words = wordsOf(country);
  const [least, most] = wish.lines ?? [1, 7];
  const count = dice.whole(least, most);
  const goods = dice.shuffle(words.goods.split('|'));
  const discounted = dice.chance(0.15) && !wish.undiscounted;
  const { whole, factor, round } = moneyOf(country);
  const lines = Array.from({ length: count }, (_, i): Line => {
    const [description = '', price = '1', sort = 'p'] = (goods[i % goods.length] ?? '').split('@');
    const isWork = sort === 'h';
    const wobble = Number(price) * factor * dice.between(0.7, 1.4);
    const unitPrice = inventPrice(dice, wobble, whole);
    const quantity = isWork
      ? dice.pick([1, 2, 3.5, 4, 0.75, 6, 8, 12.5, 1])
      : dice.pick([1, 1, 2, 3, 4, 5, 10, 12, 20, 25]);
    const discount = discounted && dice.chance(0.6) ? dice.pick([5, 10, 15, 20]) : 0;
    const isLast = i === count - 1 && count > 1;
    return {
      code: dice.fill(dice.pick(['A-####', '#####', 'AA###', 'AAA-##-###', '######'])),
      description,
      detail: dice.chance(0.2) ? dice.one(words.note).slice(0, 44) : '',
      quantity,
      unit: dice.one(isWork ? words.hours : words.pieces),
      unitPrice,
      discount,
      taxRate: rates[isLast ? rates.length - 1 : dice.whole(0, rates.length - 1)] ?? rates[0]!,
      net: round(quantity * unitPrice * (1 - discount / 100)),
    };
  });
  if (rates.length > 1 && count > 1) lines[0]!.taxRate = rates[0]!;
  return { lines, discounted };
}

export interface Changes {
  subtotal: number;
  discountPercent: number;
  discount: number;
  shipping: number;
}

export function inventChanges(
  dice: Dice,
  kind: string,
  lines: readonly Line[],
  discounted: boolean,
  money: Money,
): Changes {
  const subtotal = cents(lines.reduce((sum, { net }) => sum + net, 0));
  const discountPercent = kind === 'invoice' && !discounted && dice.chance(0.15) ? dice.pick([3, 5, 10]) : 0;
  const discount = money.round((subtotal * discountPercent) / 100);
  const hasShipping = kind === 'invoice' && dice.chance(0.15);
  const rate = money.factor * (money.whole ? 400 : 1);
  const shipping = hasShipping ? money.round(dice.pick([4.9, 6.5, 12, 25]) * rate) : 0;
  return { subtotal, discountPercent, discount, shipping };
}

/** The tax of each rate; the last base takes up what rounding left, so that the bases add up. */
export function taxesOf(lines: readonly Line[], changes: Changes, { round }: Money): TaxGroup[] {
  const { subtotal, discountPercent, discount, shipping } = changes;
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate))].sort((a, b) => b - a);
  const bases = rates.map((rate) => {
    const share = lines.filter(({ taxRate }) => taxRate === rate).reduce((sum, { net }) => sum + net, 0);
    return round(share * (1 - discountPercent / 100));
  });
  const before = bases.slice(0, -1).reduce((a, b) => a + b, 0);
  bases[bases.length - 1] = round(subtotal - discount + shipping - before);
  return rates.map((rate, i) => ({ rate, base: bases[i]!, amount: round((bases[i]! * rate) / 100) }));
}
