import {
  type Account,
  type Company,
  inventAccount,
  inventAddress,
  inventCompany,
  inventPerson,
} from './companies.ts';
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

export type Kind = 'invoice' | 'credit' | 'receipt' | 'statement';

/** What a layout needs of its facts; what it leaves open is up to the dice. */
export interface Wish {
  kind?: Kind;
  lines?: readonly [number, number];
  person?: boolean;
  previous?: boolean;
  twoRates?: boolean;
  grossPrices?: boolean;
  /** No line has a discount of its own: the layout has no column for it. */
  undiscounted?: boolean;
}

export interface Facts {
  country: Country;
  kind: Kind;
  number: string;
  issueDate: string;
  dueDate: string;
  days: number;
  deliveryDate: string;
  orderDate: string;
  period: readonly [string, string];
  orderNo: string;
  customerNo: string;
  reference: string;
  seller: Company;
  buyer: Company;
  delivery: { name: string; address: string[] } | undefined;
  account: Account;
  second: Account | undefined;
  lines: Line[];
  /** Tax stands on the invoice at all. */
  taxed: boolean;
  /** Why not, where it does not. */
  reverse: boolean;
  taxes: TaxGroup[];
  /** Lines before discount and shipping. */
  subtotal: number;
  discountPercent: number;
  discount: number;
  shipping: number;
  rounding: number;
  net: number;
  tax: number;
  gross: number;
  paid: number;
  previous: number;
  payments: number;
  earlyPercent: number;
  earlyDays: number;
  paymentReference: string;
}

export const cents = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Coarse currencies have larger prices; the goods of these languages are priced in their own already. */
function priceFactor(country: Country): number {
  if (country.currency === 'INR') return 80;
  if (country.currency === 'MXN') return 18;
  if (country.currency === 'BRL') return 5;
  if (country.currency === 'PLN') return 4;
  if (country.currency === 'CZK') return 24;
  return 1;
}

export function inventFacts(dice: Dice, country: Country, wish: Wish): Facts {
  const words = wordsOf(country);
  const kind = wish.kind ?? 'invoice';
  const issued = Date.UTC(dice.whole(2018, 2026), dice.whole(0, 11), dice.whole(1, 28));
  const days = dice.pick([7, 10, 14, 14, 21, 30, 30, 30, 45, 60]);
  // Where a page looks American but is not, some date on it must show the order of day and month.
  const dollars = country.currency !== 'USD' && country.signs.includes('$');
  let issue = issued;
  if (dollars)
    issue = Date.UTC(new Date(issued).getUTCFullYear(), new Date(issued).getUTCMonth(), dice.whole(13, 28));
  const delivered = issue - DAY * dice.whole(0, 9);
  const periodEnd = issue - DAY * dice.whole(1, 6);
  const seller = inventCompany(dice, country);
  const person = wish.person ?? dice.chance(0.2);
  const buyer = person ? inventPerson(dice, country) : inventCompany(dice, country, country.buyers);
  const taxed = !['receipt', 'statement'].includes(kind) ? dice.chance(0.93) : true;
  const reverse = !taxed && dice.chance(0.4);
  const rates =
    (wish.twoRates ?? dice.chance(0.2)) &&
    country.rates.length > 1 &&
    !country.split &&
    country.code !== 'US' &&
    country.code !== 'CA'
      ? [country.rates[0]!, country.rates[1]!]
      : [dice.chance(0.85) ? country.rates[0]! : dice.pick(country.rates)];
  const [least, most] = wish.lines ?? [1, 7];
  const count = dice.whole(least, most);
  const goods = dice.shuffle(words.goods.split('|'));
  const discounted = dice.chance(0.15) && !wish.undiscounted;
  const whole = country.currency === 'HUF';
  const factor = priceFactor(country);
  const lines = Array.from({ length: count }, (_, i): Line => {
    const [description = '', price = '1', sort = 'p'] = (goods[i % goods.length] ?? '').split('@');
    const work = sort === 'h';
    const wobble = Number(price) * factor * dice.between(0.7, 1.4);
    const unitPrice = whole
      ? Math.round(wobble / 10) * 10
      : dice.chance(0.5)
        ? cents(wobble)
        : Math.max(1, Math.round(wobble));
    const quantity = work
      ? dice.pick([1, 2, 3.5, 4, 0.75, 6, 8, 12.5, 1])
      : dice.pick([1, 1, 2, 3, 4, 5, 10, 12, 20, 25]);
    const discount = discounted && dice.chance(0.6) ? dice.pick([5, 10, 15, 20]) : 0;
    const exact = quantity * unitPrice * (1 - discount / 100);
    return {
      code: dice.fill(dice.pick(['A-####', '#####', 'AA###', 'AAA-##-###', '######'])),
      description,
      detail: dice.chance(0.2) ? dice.one(words.note).slice(0, 44) : '',
      quantity,
      unit: dice.one(work ? words.hours : words.pieces),
      unitPrice,
      discount,
      taxRate:
        rates[i === count - 1 && count > 1 ? rates.length - 1 : dice.whole(0, rates.length - 1)] ?? rates[0]!,
      net: whole ? Math.round(exact) : cents(exact),
    };
  });
  if (rates.length > 1 && count > 1) lines[0]!.taxRate = rates[0]!;
  const subtotal = cents(lines.reduce((sum, { net }) => sum + net, 0));
  const money = (value: number) => (whole ? Math.round(value) : cents(value));
  const discountPercent = kind === 'invoice' && !discounted && dice.chance(0.15) ? dice.pick([3, 5, 10]) : 0;
  const discount = money((subtotal * discountPercent) / 100);
  const shipping =
    kind === 'invoice' && dice.chance(0.15)
      ? money(dice.pick([4.9, 6.5, 12, 25]) * factor * (whole ? 400 : 1))
      : 0;
  const used = [...new Set(lines.map(({ taxRate }) => taxRate))].sort((a, b) => b - a);
  const taxes = used.map((rate, i): TaxGroup => {
    const share = lines.filter(({ taxRate }) => taxRate === rate).reduce((sum, { net }) => sum + net, 0);
    const last = i === used.length - 1;
    const before = used
      .slice(0, i)
      .map((other) =>
        money(
          lines.filter(({ taxRate }) => taxRate === other).reduce((sum, { net }) => sum + net, 0) *
            (1 - discountPercent / 100),
        ),
      );
    const base = last
      ? money(subtotal - discount + shipping - before.reduce((a, b) => a + b, 0))
      : money(share * (1 - discountPercent / 100));
    return { rate, base, amount: money((base * rate) / 100) };
  });
  const net = money(subtotal - discount + shipping);
  const tax = taxed ? money(taxes.reduce((sum, { amount }) => sum + amount, 0)) : 0;
  const exactGross = money(net + tax);
  const rounds = ['SE', 'NO', 'DK', 'CZ', 'IN', 'HU'].includes(country.code) && dice.chance(0.3);
  const gross = rounds ? Math.round(exactGross) : exactGross;
  const year = new Date(issue).getUTCFullYear();
  return {
    country,
    kind,
    number: dice.fill(
      dice.pick([
        `${year}-0####`,
        'INV-#####',
        `RE${year}####`,
        '#######',
        `${year}/####`,
        'F-##-####',
        'N#####',
        `A${String(year).slice(2)}-###`,
        'AA#######',
        `FV/${dice.whole(1, 12)}/${year}/###`,
      ]),
    ),
    issueDate: iso(issue),
    dueDate: iso(issue + days * DAY),
    days,
    deliveryDate: iso(delivered),
    orderDate: iso(delivered - DAY * dice.whole(2, 20)),
    period: [iso(periodEnd - 30 * DAY), iso(periodEnd)],
    orderNo: dice.fill(dice.pick(['PO-#####', '45########', 'B-####', '######'])),
    customerNo: dice.fill(dice.pick(['#####', 'K-####', 'C######', '10####'])),
    reference: dice.pick([
      dice.one(words.people),
      dice.fill('P##-###'),
      dice.one(words.goods.replace(/@[^|]*/g, '')),
    ]),
    seller,
    buyer,
    delivery:
      !person && dice.chance(0.25)
        ? {
            name: dice.chance(0.5) ? buyer.name : inventCompany(dice, country, country.buyers).name,
            address: inventAddress(dice, country),
          }
        : undefined,
    account: inventAccount(dice, country),
    second: dice.chance(0.15) ? inventAccount(dice, country) : undefined,
    lines,
    taxed,
    reverse,
    taxes,
    subtotal,
    discountPercent,
    discount,
    shipping,
    rounding: cents(gross - exactGross),
    net,
    tax,
    gross,
    paid: kind === 'invoice' && dice.chance(0.08) ? money(gross * 0.3) : 0,
    previous: wish.previous ? money(gross * dice.between(0.4, 1.3)) : 0,
    payments: 0,
    earlyPercent: dice.chance(0.15) ? dice.pick([2, 3]) : 0,
    earlyDays: dice.pick([7, 8, 10]),
    paymentReference: dice.fill(
      dice.pick(['####  #### ####', '##########', 'RF## #### ####', '+++###/####/#####+++']),
    ),
  };
}
