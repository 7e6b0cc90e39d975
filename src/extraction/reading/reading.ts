import type { Layout, Segment } from '../../layout/index.ts';
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
  type Iban,
  type Percent,
  type Phone,
  type PostalCode,
  type PrintedDate,
  type Reference,
  type Span,
  type TaxId,
  type WebAddress,
} from '../values/index.ts';
import { homeCountries } from './home-countries.ts';
import { withWrappedIbans } from './wrapped-ibans.ts';

/** Everything on the pages that has a shape of its own, with its place; nothing is decided yet. */
export interface Reading {
  layout: Layout;
  /** ISO 639-1. */
  language: string | undefined;
  convention: Convention;
  /** ISO 3166: where the parties seem to be at home, with how much speaks for it. */
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
  /** ISO 639-1; the page's own language wins where it shows. */
  language?: string;
}

export function read(layout: Layout, hints: ReadingHints = {}): Reading {
  const everywhere = <Value>(find: (text: string) => Span<Value>[]): Located<Value>[] =>
    layout.segments.flatMap((segment: Segment) => find(segment.text).map((span) => locate(segment, span)));
  const spoken = spokenLanguages(
    layout.segments.map(({ text }) => text),
    hints.language,
  );
  const stacked = stackedLabels(layout, spoken);
  const covered = new Set(stacked.map(({ segment }) => segment));
  const currencies = everywhere(findCurrencies);
  const labels = refineLabels(
    withoutFalseLabels(
      [
        ...everywhere((text) => findLabels(text, spoken)).filter(({ segment }) => !covered.has(segment)),
        ...stacked,
      ],
      currencies,
    ),
  );
  const language = decideLanguage(labels.map(({ value }) => value)) ?? hints.language;
  const amounts = everywhere(findAmounts);
  const dates = [...everywhere(findDates), ...wrappedDates(layout)];
  const emails = everywhere(findEmails);
  const urls = everywhere(findUrls);
  const phones = everywhere(findPhones);
  const taxIds = everywhere(findTaxIds);
  const postalCodes = everywhere(findPostalCodes);
  const countries = homeCountries({ segments: layout.segments, emails, urls, phones, taxIds, postalCodes });
  const convention = decideConvention(amounts, dates, {
    ...(language ? { language } : {}),
    ...(onlyCountry(countries) ? { country: onlyCountry(countries)! } : {}),
    ...(onlyCurrency(currencies) ? { currency: onlyCurrency(currencies)! } : {}),
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

/** Characters of a line's end and of the next one's beginning that a date may take. */
const WRAP = 24;

/** Dates that begin at the end of a line and end on the next one of the same paragraph. */
function wrappedDates(layout: Layout): Located<PrintedDate>[] {
  const found: Located<PrintedDate>[] = [];
  for (const { segments } of layout.pages.flatMap(({ blocks }) => blocks)) {
    for (let i = 0; i + 1 < segments.length; i++) {
      const upper = segments[i]!;
      const from = Math.max(0, upper.text.length - WRAP);
      const tail = upper.text.slice(from);
      const head = segments[i + 1]!.text.slice(0, WRAP);
      // A year, or a month and a year, on the second line.
      if (!/\d/.test(tail) || !/^(?:\p{L}{3,10}\.?,? )?(?:19|20)\d\d(?![\d-])/u.test(head)) continue;
      for (const { start, end, text, value } of findDates(`${tail} ${head}`)) {
        const crosses = start < tail.length && end > tail.length + 1;
        if (!crosses || findDates(tail).some((own) => own.start <= start && start < own.end)) continue;
        found.push({ ...locate(upper, { start: from + start, end: upper.text.length, text, value }), text });
      }
    }
  }
  return found;
}

/** The country that clearly more speaks for than for any other. */
function onlyCountry(countries: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...countries].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= 0.7 && first[1] > 1.5 * (second?.[1] ?? 0) ? first[0] : undefined;
}

/** The currency that most mentions agree on: enough to tell the order of day and month by. */
function onlyCurrency(mentions: readonly Located<CurrencyMention>[]): string | undefined {
  const votes = new Map<string, number>();
  for (const { value } of mentions) {
    const first = value.currencies[0];
    if (first && value.kind !== 'word') votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
