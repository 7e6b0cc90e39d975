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
import {
  cents,
  inventChanges,
  inventLines,
  inventRates,
  type Line,
  type LineWish,
  moneyOf,
  type TaxGroup,
  taxesOf,
} from './line-items.ts';
import type { Words } from './words/index.ts';

export type Kind = 'invoice' | 'credit' | 'receipt' | 'statement';

/** What a layout needs of its facts; what it leaves open is up to the dice. */
export interface Wish extends LineWish {
  kind?: Kind;
  person?: boolean;
  previous?: boolean;
  grossPrices?: boolean;
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

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

interface Days {
  issue: number;
  delivered: number;
  periodEnd: number;
  /** To pay. */
  days: number;
}

function inventDays(dice: Dice, country: Country): Days {
  const issued = Date.UTC(dice.whole(2018, 2026), dice.whole(0, 11), dice.whole(1, 28));
  const days = dice.pick([7, 10, 14, 14, 21, 30, 30, 30, 45, 60]);
  // Where a page looks American but is not, some date on it must show the order of day and month.
  const dollars = country.currency !== 'USD' && country.signs.includes('$');
  const [year, month] = [new Date(issued).getUTCFullYear(), new Date(issued).getUTCMonth()];
  const issue = dollars ? Date.UTC(year, month, dice.whole(13, 28)) : issued;
  return {
    issue,
    days,
    delivered: issue - DAY * dice.whole(0, 9),
    periodEnd: issue - DAY * dice.whole(1, 6),
  };
}

const ROUNDED_TO_WHOLE = ['SE', 'NO', 'DK', 'CZ', 'IN', 'HU'];

function inventNumber(dice: Dice, year: number): string {
  return dice.fill(
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
  );
}

function inventPlace(dice: Dice, country: Country, buyer: Company): Facts['delivery'] {
  if (!dice.chance(0.25)) return undefined;
  return {
    name: dice.chance(0.5) ? buyer.name : inventCompany(dice, country, country.buyers).name,
    address: inventAddress(dice, country),
  };
}

/** Everything that an invoice may print. The order of the dice is part of a seed's documents: what is new is thrown last. */
export function inventFacts(dice: Dice, country: Country, wish: Wish): Facts {
  const words = wordsOf(country);
  const kind = wish.kind ?? 'invoice';
  const { issue, days, delivered, periodEnd } = inventDays(dice, country);
  const seller = inventCompany(dice, country);
  const person = wish.person ?? dice.chance(0.2);
  const buyer = person ? inventPerson(dice, country) : inventCompany(dice, country, country.buyers);
  const taxed = ['receipt', 'statement'].includes(kind) || dice.chance(0.93);
  const reverse = !taxed && dice.chance(0.4);
  const { lines, discounted } = inventLines(dice, country, wish, inventRates(dice, country, wish));
  const money = moneyOf(country);
  const changes = inventChanges(dice, kind, lines, discounted, money);
  const taxes = taxesOf(lines, changes, money);
  const net = money.round(changes.subtotal - changes.discount + changes.shipping);
  const tax = taxed ? money.round(taxes.reduce((sum, { amount }) => sum + amount, 0)) : 0;
  const exactGross = money.round(net + tax);
  const rounds = ROUNDED_TO_WHOLE.includes(country.code) && dice.chance(0.3);
  const gross = rounds ? Math.round(exactGross) : exactGross;
  return {
    country,
    kind,
    number: inventNumber(dice, new Date(issue).getUTCFullYear()),
    issueDate: iso(issue),
    dueDate: iso(issue + days * DAY),
    days,
    deliveryDate: iso(delivered),
    orderDate: iso(delivered - DAY * dice.whole(2, 20)),
    period: [iso(periodEnd - 30 * DAY), iso(periodEnd)],
    orderNo: dice.fill(dice.pick(['PO-#####', '45########', 'B-####', '######'])),
    customerNo: dice.fill(dice.pick(['#####', 'K-####', 'C######', '10####'])),
    reference: inventReference(dice, words),
    seller,
    buyer,
    delivery: person ? undefined : inventPlace(dice, country, buyer),
    account: inventAccount(dice, country),
    second: dice.chance(0.15) ? inventAccount(dice, country) : undefined,
    lines,
    taxed,
    reverse,
    taxes,
    ...changes,
    rounding: cents(gross - exactGross),
    net,
    tax,
    gross,
    paid: kind === 'invoice' && dice.chance(0.08) ? money.round(gross * 0.3) : 0,
    previous: wish.previous ? money.round(gross * dice.between(0.4, 1.3)) : 0,
    payments: 0,
    ...inventPaymentTerms(dice),
  };
}

function inventReference(dice: Dice, words: Words): string {
  return dice.pick([
    dice.one(words.people),
    dice.fill('P##-###'),
    dice.one(words.goods.replace(/@[^|]*/g, '')),
  ]);
}

function inventPaymentTerms(dice: Dice): Pick<Facts, 'earlyPercent' | 'earlyDays' | 'paymentReference'> {
  return {
    earlyPercent: dice.chance(0.15) ? dice.pick([2, 3]) : 0,
    earlyDays: dice.pick([7, 8, 10]),
    paymentReference: dice.fill(
      dice.pick(['####  #### ####', '##########', 'RF## #### ####', '+++###/####/#####+++']),
    ),
  };
}
