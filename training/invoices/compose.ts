import type { Details } from '../../src/invoice/index.ts';
import type { Paper } from './browser.ts';
import { COUNTRIES, type Country } from './countries.ts';
import { inventDelivery, withDelivery } from './deliveries.ts';
import { dice, seedOf } from './dice.ts';
import { inventFacts } from './facts.ts';
import { HELD_OUT, HELD_OUT_WORDS, heldOutCountries } from './layouts/held-out/index.ts';
import { LAYOUTS, type Layout } from './layouts/index.ts';
import { html, paperOf } from './page.ts';
import { newSheet, type Sheet } from './sheet.ts';

/** The 17 fields as printed (absent ones empty, open ones left out) and everything else that is printed. */
export type Expected = Partial<Details> & {
  synthetic: {
    layout: string;
    language: string;
    country: string;
    traps: string[];
    /** How the page words what it calls them. */
    labels: Record<string, string>;
    notes: Record<string, unknown>;
  };
};

export interface Composed {
  /** `LANGUAGE/LAYOUT_COUNTRY_SEED`. */
  name: string;
  layout: string;
  html: string;
  paper: Paper;
  expected: Expected;
}

const EMPTY: Details = {
  issue_date: '',
  due_date: '',
  supplier_name: '',
  supplier_address: '',
  supplier_email: '',
  supplier_phone: '',
  supplier_tax_id: '',
  receiver_name: '',
  receiver_address: '',
  receiver_tax_id: '',
  currency: '',
  total_amount: -1,
  vat: -1,
  net_amount: -1,
  bank_name: '',
  bic: '',
  account: '',
};

/** Which documents are wanted; all where nothing is said. */
export interface Wanted {
  language?: readonly string[];
  layout?: readonly string[];
  /** Every invoice states a place of delivery. */
  deliveries?: boolean;
}

/**
 * One document. The same layout, country and seed give the same document on every machine; with `deliveries`, another one, but that of the
 * same parties and items.
 */
export function compose(
  layout: Layout,
  country: Country,
  seed: number,
  { deliveries }: Wanted = {},
): Composed {
  const random = dice(seedOf(`${layout.id} ${country.code} ${country.language} ${seed}`));
  const apart = dice(seedOf(`${layout.id} ${country.code} ${country.language} ${seed} delivery`));
  const facts = inventFacts(random, country, layout.wish ?? {});
  if (deliveries) facts.delivery ??= inventDelivery(apart, facts);
  const sheet = newSheet(facts, random);
  const page = layout.body(sheet);
  const body = deliveries ? withDelivery(sheet, page, apart) : page;
  trapsOf(sheet);
  return {
    name: `${country.language}/${layout.id}_${country.code}_${String(seed).padStart(4, '0')}`,
    layout: layout.id,
    html: html(layout, sheet, body),
    paper: paperOf(layout, sheet),
    expected: expectedOf(sheet, layout),
  };
}

/**
 * The document that has this name, of the layouts to learn from.
 * @throws Error when no layout or country is called so
 */
export function composeNamed(name: string, wanted: Wanted = {}): Composed {
  const [, language, id, code, seed] = /^(\w+)\/(.+)_(\w+)_(\d+)$/.exec(name) ?? [];
  const layout = LAYOUTS.find((one) => one.id === id);
  const country = COUNTRIES.find((one) => one.code === code && one.language === language);
  if (!layout || !country) throw new Error(`No document is called ${name}.`);
  return compose(layout, country, Number(seed), wanted);
}

function expectedOf(sheet: Sheet, layout: Layout): Expected {
  const { country } = sheet.facts;
  const details: Partial<Details> = { ...EMPTY, ...sheet.printed };
  for (const field of sheet.open) delete details[field];
  return {
    ...details,
    synthetic: {
      layout: layout.id,
      language: country.language,
      country: country.code,
      traps: [...sheet.traps].sort(),
      labels: Object.fromEntries(sheet.labels),
      notes: { kind: sheet.facts.kind, ...sheet.notes },
    },
  };
}

/** Traps that lie in the country rather than in the layout. */
function trapsOf({ facts, traps, style, printed }: Sheet): void {
  const { country } = facts;
  if (country.currency !== 'USD' && country.signs.includes('$') && style.date.startsWith('D'))
    traps.add('day-first');
  if (country.signs.includes('$') && style.decimal === ',') traps.add('dollar-comma');
  if (style.group === 'L') traps.add('lakhs');
  if (!printed.supplier_email && traps.has('receiver-contacts')) traps.add('only-receiver-email');
}

/** Every layout in every country that has it, turn by turn, until there are enough. */
export function plan(count: number, seed: number, wanted: Wanted = {}): Composed[] {
  const layouts = LAYOUTS.filter(({ id }) => !wanted.layout?.length || wanted.layout.includes(id));
  const countries = COUNTRIES.filter(
    ({ language }) => !wanted.language?.length || wanted.language.includes(language),
  );
  const pairs = dice(seed).shuffle(
    layouts.flatMap((layout) =>
      countries
        .filter(({ code }) => !layout.countries || layout.countries.includes(code))
        .map((country) => ({ layout, country })),
    ),
  );
  if (pairs.length === 0)
    throw new Error('no layout is left: see layouts/ for their ids and countries.ts for languages');
  return Array.from({ length: count }, (_, i) => {
    const { layout, country } = pairs[i % pairs.length]!;
    return compose(layout, country, seed + Math.floor(i / pairs.length), wanted);
  });
}

/**
 * The layouts kept out of training: each in each language, in one of its countries, then all of it again with the next country.
 * Nothing is shuffled, so that every `count` that is a multiple of layouts times languages has as many of each.
 */
export function planHeldOut(count: number, seed: number, wanted: Wanted = {}): Composed[] {
  const pairs = HELD_OUT.filter(({ id }) => !wanted.layout?.length || wanted.layout.includes(id)).flatMap(
    (layout, at) =>
      Object.keys(HELD_OUT_WORDS)
        .filter((language) => !wanted.language?.length || wanted.language.includes(language))
        .map((language) => ({ layout, at, countries: heldOutCountries(language, layout.domain) })),
  );
  if (pairs.length === 0) throw new Error('no layout is left: see layouts/held-out/ for their ids');
  return Array.from({ length: count }, (_, i) => {
    const { layout, at, countries } = pairs[i % pairs.length]!;
    const turn = Math.floor(i / pairs.length);
    return compose(layout, countries[(at + turn) % countries.length]!, seed + turn, wanted);
  });
}
