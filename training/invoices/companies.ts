import { type Country, wordsOf } from './countries.ts';
import type { Dice } from './dice.ts';
import { bankLetters, inventIban, inventId } from './ids.ts';

export interface Id {
  label: string;
  /** As `ids.ts` calls it. */
  kind: string;
  value: string;
}

export interface Company {
  name: string;
  /** The name without its legal form, as a logo has it. */
  trade: string;
  /** Lines as printed on an envelope. */
  address: string[];
  phone: string;
  fax: string;
  email: string;
  web: string;
  /** The tax id first. */
  ids: Id[];
  person: string;
}

export interface Account {
  bank: string;
  bic: string;
  /** Grouped as printed, or '' where the country has none. */
  iban: string;
  /** The account number of countries without IBANs. */
  number: string;
  /** Routing number, sort code, BSB, IFSC, branch: its label and value. */
  routing?: { label: string; value: string };
}

const LATIN_OF_GREEK: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

/** A name as part of a web address; all lie under `.example` (RFC 2606). */
function domain(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[α-ως]/g, (letter) => LATIN_OF_GREEK[letter] ?? '')
    .replace(/ß/g, 'ss')
    .replace(/[øł]/g, (letter) => (letter === 'ø' ? 'o' : 'l'))
    .replace(/[æå]/g, 'a')
    .replace(/&.*/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain}.example`;
}

const MAIL: Record<string, string> = {
  en: 'billing|accounts|info|sales',
  de: 'rechnung|info|buchhaltung|kontakt',
  fr: 'contact|facturation|compta|info',
  es: 'facturacion|info|administracion',
  it: 'info|amministrazione|fatture',
  pt: 'geral|faturacao|info',
  nl: 'info|facturen|administratie',
};

export function inventAddress(dice: Dice, country: Country): string[] {
  const words = wordsOf(country);
  const fill = (text: string) => dice.fill(text);
  const pattern = dice.pick(country.addresses.split(' || '));
  const bare = country.code === 'US' || (country.code === 'CA' && country.language === 'en');
  const street = dice
    .one(
      bare
        ? 'Orchard Road|Mill Creek Drive|Station Street|Kingfisher Way|Foundry Lane|Old Quarry Rd|Maple Ave|W. Pinecrest Blvd'
        : words.streets,
    )
    .replace('{n}', String(dice.whole(1, 198)));
  const lines = pattern.split('|').map((line) =>
    line
      .split(/(\{street\}|\{town\})/)
      .map((part) =>
        part === '{street}' ? street : part === '{town}' ? dice.one(words.towns) : fillSigns(part, fill),
      )
      .join(''),
  );
  return lines;
}

/** Only `#` and capitals that stand for letters in postal codes: words keep theirs. */
function fillSigns(text: string, fill: (pattern: string) => string): string {
  return text.replace(/(?<!\p{L})[#NA]+(?:[#NA])*(?!\p{L})|#+/gu, (run) =>
    /^(?:N|A|NA|AN|A{2,}N?)$/.test(run) && !/#/.test(run) && text.length > run.length + 40 ? run : fill(run),
  );
}

/** `trades` are what companies' names are made of, besides an invented one. */
export function inventCompany(dice: Dice, country: Country, trades = wordsOf(country).trades): Company {
  const words = wordsOf(country);
  const stem = dice.one(words.stems);
  const tradeWord = dice.one(trades);
  const trade = dice.pick(
    ['fr', 'es', 'it', 'pt', 'ro', 'el'].includes(country.language)
      ? [`${tradeWord} ${stem}`, `${stem} ${tradeWord}`, `${tradeWord} ${stem}`]
      : [`${stem} ${tradeWord}`, `${stem} ${tradeWord}`, `${stem} & ${dice.one(words.stems)}`],
  );
  const legal = dice.one(country.legal);
  const name = legal.startsWith(',') ? trade + legal : `${trade} ${legal}`;
  const host = domain(trade);
  return {
    name,
    trade,
    address: inventAddress(dice, country),
    phone: dice.fill(dice.one(country.phones)),
    fax: dice.fill(dice.one(country.phones)),
    email: `${dice.one(MAIL[country.language] ?? 'info|faktura|post|kontakt|office')}@${host}`,
    web: `www.${host}`,
    ids: country.ids.map(([labels, kind]) => ({
      label: dice.one(labels),
      kind,
      value: inventId(dice, kind),
    })),
    person: dice.one(words.people),
  };
}

/** A private customer: a name and an address, no ids. */
export function inventPerson(dice: Dice, country: Country): Company {
  const name = dice.one(wordsOf(country).people);
  return {
    name,
    trade: name,
    address: inventAddress(dice, country),
    phone: dice.fill(dice.one(country.phones)),
    fax: '',
    email: `${domain(name).replace('.example', '')}@mail.example`,
    web: '',
    ids: [],
    person: name,
  };
}

/** An American routing number: nine digits, the weighted sum divisible by ten (ABA, 1911). */
function routingNumber(dice: Dice): string {
  for (;;) {
    const digits = dice.fill('0########');
    const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
    if ([...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 10 === 0) return digits;
  }
}

const grouped = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');

interface LocalAccount {
  number: string;
  routing?: NonNullable<Account['routing']>;
}

/** How accounts without an IBAN look, by the country's kind of accounts. The order of the dice is part of a seed's documents. */
const LOCAL_ACCOUNTS: Readonly<Record<string, (dice: Dice, letters: string) => LocalAccount>> = {
  us: (dice) => ({
    number: dice.fill(dice.pick(['##########', '########', '####-######'])),
    routing: {
      label: dice.one('Routing No.|ABA Routing Number|Routing number|ABA'),
      value: routingNumber(dice),
    },
  }),
  gb: (dice) => ({
    number: dice.fill('########'),
    routing: { label: dice.one('Sort code|Sort Code|Sort'), value: dice.fill('##-##-##') },
  }),
  au: (dice) => ({
    number: dice.fill(dice.pick(['#########', '## ####', '#### #####'])),
    routing: { label: 'BSB', value: dice.fill('0##-###') },
  }),
  in: (dice, letters) => ({
    number: dice.fill('N############'),
    routing: { label: dice.one('IFSC|IFSC Code|IFS Code'), value: `${letters}0${dice.fill('######')}` },
  }),
  ca: (dice) => ({
    number: dice.fill('#######'),
    routing: { label: dice.one('Transit No.|Transit'), value: dice.fill('#####-00#') },
  }),
  br: (dice) => ({
    number: dice.fill('#####-#'),
    routing: { label: dice.one('Agência|Ag.'), value: dice.fill('####') },
  }),
};

const NUMBER_SHAPES: Readonly<Record<string, string>> = {
  SE: 'N###-####',
  NO: '#### ## #####',
  HU: '########-########-########',
  SG: '###-#####-#',
  MX: '##########',
};

function inventBic(dice: Dice, letters: string, code: string): string {
  const place = dice.fill(dice.pick(['2A', '22', 'AA', 'BB']));
  const location = place.length === 2 && !/^\d\d$/.test(place) ? dice.pick(['2A', '2L', '22', 'HH']) : '22';
  return `${letters}${code}${location}${dice.pick(['', 'XXX', ''])}`;
}

export function inventAccount(dice: Dice, country: Country): Account {
  const bank = dice.one(wordsOf(country).banks);
  const letters = bankLetters(dice, country.language === 'el' ? domain(bank) : bank);
  const bic = inventBic(dice, letters, country.code);
  const spaced = dice.chance(0.8);
  const iban = () => {
    const bare = inventIban(dice, country.code, country.bban!, letters);
    return spaced ? grouped(bare) : bare;
  };
  const isLocal = !country.bban || (country.accounts !== undefined && dice.chance(0.6));
  if (!isLocal) return { bank, bic, iban: iban(), number: '' };
  const local = LOCAL_ACCOUNTS[country.accounts ?? ''];
  if (local) {
    const shown = country.accounts === 'us' && dice.chance(0.3) ? bic : '';
    return { bank, bic: shown, iban: '', ...local(dice, letters) };
  }
  const number = dice.fill(NUMBER_SHAPES[country.code] ?? '##########');
  const both = country.bban !== undefined && dice.chance(0.4);
  return { bank, bic: both ? bic : '', iban: both ? iban() : '', number };
}
