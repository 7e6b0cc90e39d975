import { COUNTRIES, type Country } from '../../countries.ts';
import { WORDS, type Words } from '../../words/index.ts';
import { type Domain, HELD_OUT_WORDS } from './words/index.ts';

/** What one of a domain's goods costs in euros, in the order of its goods. */
const PRICES: Record<Domain, readonly number[]> = {
  telecom: [39.9, 9.9, 4.2, 5.95, 12.4],
  hotel: [118, 3.2, 18, 7.5, 34],
  craft: [62, 11.4, 128, 38, 14.6],
  law: [190, 190, 210, 230, 24],
  shop: [79.9, 94.5, 39.95, 49, 14.99],
  studio: [640, 85, 42, 120, 260],
  water: [2.85, 3.4, 9.5, 2.1, 4.7],
  freight: [870, 235, 95, 48, 160],
  software: [29, 8, 120, 15, 49],
  food: [31, 9.8, 18.4, 6.9, 17.5, 5.9],
  medical: [42, 28, 56, 34, 22],
  building: [38, 165, 92, 9.5, 44],
};

/** What goods that are not sold by piece or hour are counted in. */
const UNITS: Partial<Record<Domain, string>> = { water: 'm³', building: 'm²|m³|m' };

/** Currencies whose own goods are priced in them already: how many make a euro, roughly. */
const PER_EURO: Record<string, number> = { SEK: 10, DKK: 10, NOK: 10, RON: 5, HUF: 400 };

const SLOVAKIA: Country = {
  code: 'SK',
  language: 'sk',
  currency: 'EUR',
  signs: '€|EUR',
  numbers: '_,|_,|-,',
  dates: 'DD.MM.YYYY|D.M.YYYY|D. M. YYYY|D. MMMM YYYY',
  taxName: 'DPH',
  rates: [20, 10],
  paper: 'A4',
  ids: [
    ['IČ DPH|IČ pre DPH', 'sk-dph'],
    ['IČO', 'digits8'],
  ],
  addresses: '{street}|### ## {town} || {street}|### ## {town} N',
  phones: '+421 2 555# ####|02/555 ### ##|+421 555 ### ###',
  legal: 's.r.o.|a.s.|spol. s r.o.|s. r. o.',
  bban: '####################',
  name: 'Slovensko',
};

/** Mostly the new wordings, but the common ones do occur on real invoices too. */
function mixed(fresh: string, known: string): string {
  const added = fresh.split('|');
  const old = known.split('|');
  const times = Math.ceil((1.5 * old.length) / added.length);
  return [...Array.from({ length: times }, () => added).flat(), ...old].join('|');
}

function wordsOf(country: Country, domain: Domain): Words {
  const { words: own, goods } = HELD_OUT_WORDS[country.language]!;
  const base = WORDS[country.language];
  const words = { ...base, ...own } as Words;
  if (base) {
    for (const [key, text] of Object.entries(own)) {
      words[key as keyof Words] = mixed(text, base[key as keyof Words]);
    }
  }
  const [company, sold] = goods[domain];
  const factor = PER_EURO[country.currency] ?? 1;
  const priced = sold.split('|').map((entry, i) => {
    const [name, sort = 'p'] = entry.split('@');
    return `${name}@${PRICES[domain][i]! * factor}@${sort}`;
  });
  // A wholesaler sells more than six things.
  words.goods = (domain === 'food' ? [...priced, words.goods] : priced).join('|');
  words.trades = company;
  words.pieces = UNITS[domain] ?? words.pieces;
  return words;
}

/** The countries that have invoices of a language, worded as the trade does. */
export function heldOutCountries(language: string, domain: Domain): Country[] {
  return [...COUNTRIES, SLOVAKIA]
    .filter((country) => country.language === language)
    .map((country) => ({
      ...country,
      words: wordsOf(country, domain),
      buyers: (WORDS[language] ?? HELD_OUT_WORDS[language]!.words).trades!,
    }));
}
