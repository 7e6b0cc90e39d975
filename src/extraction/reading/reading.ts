import type { LanguageCode } from '../../knowledge/index.ts';
import type { Layout } from '../../layout/index.ts';
import {
  decideLanguage,
  findLabels,
  type Label,
  refineLabels,
  spokenLanguages,
  stackedLabels,
  withoutFalseLabels,
} from '../labels/index.ts';
import { type Located, locate } from '../places/index.ts';
import {
  type AccountNumber,
  type Amount,
  type Bic,
  type Convention,
  type CurrencyMention,
  decideConvention,
  type Email,
  findAccountNumbers,
  findAmounts,
  findBics,
  findCurrencies,
  findDates,
  findEmails,
  findIbans,
  findPercents,
  findPhones,
  findPostalCodes,
  findReferences,
  findTaxIds,
  findUrls,
  hasThreeDecimals,
  type Iban,
  type Percent,
  type Phone,
  type PostalCode,
  type PrintedDate,
  type Reference,
  type Span,
  type TaxId,
  type WebAddress,
  withThreeDecimals,
} from '../values/index.ts';
import { homeCountries } from './home-countries.ts';
import { wrappedDates } from './wrapped-dates.ts';
import { withWrappedIbans } from './wrapped-ibans.ts';

/** Everything on the pages that has a shape of its own, with its place; nothing is decided yet. */
export interface Reading {
  layout: Layout;
  /** ISO 639-1. */
  language: string | undefined;
  convention: Convention;
  /** ISO 3166: the countries where the parties may be at home, each with the weight of its evidence. */
  countries: ReadonlyMap<string, number>;
  labels: Located<Label>[];
  amounts: Located<Amount>[];
  dates: Located<PrintedDate>[];
  percents: Located<Percent>[];
  emails: Located<Email>[];
  urls: Located<WebAddress>[];
  phones: Located<Phone>[];
  ibans: Located<Iban>[];
  bics: Located<Bic>[];
  taxIds: Located<TaxId>[];
  accounts: Located<AccountNumber>[];
  postalCodes: Located<PostalCode>[];
  currencies: Located<CurrencyMention>[];
  references: Located<Reference>[];
}

export interface ReadingHints {
  /** The page's own language wins where it shows. */
  language?: LanguageCode;
}

export function read(layout: Layout, hints: ReadingHints = {}): Reading {
  const everywhere = <Value>(find: (text: string) => Span<Value>[]): Located<Value>[] =>
    layout.segments.flatMap((segment) => find(segment.text).map((span) => locate(segment, span)));
  const currencies = everywhere(findCurrencies);
  const labels = readLabels(layout, currencies, hints);
  const language = decideLanguage(labels.map(({ value }) => value)) ?? hints.language;
  const dates = [...everywhere(findDates), ...wrappedDates(layout)];
  const emails = everywhere(findEmails);
  const urls = everywhere(findUrls);
  const phones = everywhere(findPhones);
  const taxIds = everywhere(findTaxIds);
  const postalCodes = everywhere(findPostalCodes);
  const countries = homeCountries({ segments: layout.segments, emails, urls, phones, taxIds, postalCodes });
  const [country, currency] = [clearestCountry(countries), commonestCurrency(currencies)];
  const numbers = everywhere(findAmounts);
  const amounts = hasThreeDecimals(currencies, country) ? withThreeDecimals(numbers) : numbers;
  const convention = decideConvention(amounts, dates, {
    ...(language ? { language } : {}),
    ...(country ? { country } : {}),
    ...(currency ? { currency } : {}),
  });
  return {
    layout,
    language,
    convention,
    countries,
    labels,
    amounts,
    dates,
    currencies,
    percents: everywhere(findPercents),
    emails,
    urls,
    phones,
    ibans: withWrappedIbans(layout, everywhere(findIbans)),
    bics: everywhere(findBics),
    taxIds,
    accounts: everywhere(findAccountNumbers),
    postalCodes,
    references: everywhere(findReferences),
  };
}

/** The labels in the languages of the pages; where a stack of labels was found in a segment, only those. */
function readLabels(
  layout: Layout,
  currencies: readonly Located<CurrencyMention>[],
  hints: ReadingHints,
): Located<Label>[] {
  // English is read on every page. Clients name it by default: that must not outweigh the few words of a sparse page.
  const hint = hints.language === 'en' ? undefined : hints.language;
  const languages = spokenLanguages(
    layout.segments.map(({ text }) => text),
    hint,
  );
  const stacked = stackedLabels(layout, languages);
  const covered = new Set(stacked.map(({ segment }) => segment));
  const single = layout.segments
    .filter((segment) => !covered.has(segment))
    .flatMap((segment) => findLabels(segment.text, languages).map((span) => locate(segment, span)));
  return refineLabels(withoutFalseLabels([...single, ...stacked], currencies));
}

/** Below this a country has too little evidence: one telltale word (0.6) is not enough, one telephone number (0.7) is. */
const LEAST_EVIDENCE = 0.7;
/** The clearest country has so many times the evidence of the next one. */
const CLEAR_LEAD = 1.5;

/** The country with clearly the strongest evidence. */
function clearestCountry(countries: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...countries].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < LEAST_EVIDENCE || first[1] <= CLEAR_LEAD * (second?.[1] ?? 0)) return undefined;
  return first[0];
}

const DELIBERATE: ReadonlySet<CurrencyMention['kind']> = new Set(['code', 'symbol']);

/** The currency that most codes and signs mean: enough to tell the order of day and month by. */
function commonestCurrency(mentions: readonly Located<CurrencyMention>[]): string | undefined {
  const votes = new Map<string, number>();
  for (const { value } of mentions) {
    const first = value.currencies[0];
    if (first && DELIBERATE.has(value.kind)) votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
