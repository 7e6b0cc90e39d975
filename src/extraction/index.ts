import type { PageText } from '../document/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { arrange } from '../layout/index.ts';
import {
  adjustments,
  amountCandidates,
  balances,
  decideCurrency,
  rateCandidates,
  roundings,
} from './amounts/index.ts';
import { dateCandidates, findPaymentTerms } from './dates/index.ts';
import { decideDates, decideParties, decideRate, decideSums, findFacts } from './decide/index.ts';
import { calibrate, createContext, MODEL, type Model, type Trace, type WordRoles } from './evidence/index.ts';
import { findLines } from './lines/index.ts';
import { homeCurrencies, type Reading, type ReadingHints, read, withCaptionsAbove } from './reading/index.ts';
import { type EncodedPage, encodeReading } from './seen/index.ts';

export {
  createTrace,
  type Trace,
  type TracedDecision,
  type TracedOption,
  type WeighedField,
  WORD_ROLES,
  type WordRole,
  type WordRoles,
} from './evidence/index.ts';
export type { ReadingHints } from './reading/index.ts';
export type { EncodedPage } from './seen/index.ts';

/** What is known beforehand of the pages of a document. */
export interface ExtractionHints extends ReadingHints {
  /** What a page model takes the words of these pages for, as further evidence. */
  roles?: WordRoles;
}

export interface ExtractionSettings extends ExtractionHints {
  /** The items of the table are known, or not asked for: `lines` stays empty. */
  withoutLines?: boolean;
  /** Other weights, thresholds or curves than those that were learnt. */
  model?: Model;
  /** Where to note why each fact is what it is (`createTrace`). */
  trace?: Trace;
}

/** What the words of an invoice say. Boxes are fractions of their page. */
export type Extracted = Omit<Invoice, 'pages' | 'warnings'>;

/**
 * Finds the facts of one invoice: candidates by shape, evidence by labels and place, scores, one joint decision. A fact
 * without enough evidence is absent.
 */
export function extractInvoice(pages: readonly PageText[], settings: ExtractionSettings = {}): Extracted {
  const { seller, buyer, delivery, totals, payeeAccount, ...facts } = extractUncalibrated(pages, settings);
  const { model = MODEL } = settings;
  return {
    ...calibrate(facts, '', model),
    seller: calibrate(seller, 'seller', model),
    buyer: calibrate(buyer, 'buyer', model),
    ...(delivery ? { delivery: calibrate(delivery, 'delivery', model) } : {}),
    totals: calibrate(totals, 'totals', model),
    payeeAccount: calibrate(payeeAccount, 'payeeAccount', model),
  };
}

function readPages(pages: readonly PageText[], hints: ReadingHints): Reading {
  const reading = read(arrange(pages), hints);
  const upright = withCaptionsAbove(reading, pages);
  return upright ? read(arrange(upright), hints) : reading;
}

/** The words of the first pages as numbers, for a page model. */
export const encodePages = (pages: readonly PageText[]): EncodedPage[] => encodeReading(read(arrange(pages)));

/** The same with each confidence as the evidence adds up, to fit the calibration on. */
export function extractUncalibrated(
  pages: readonly PageText[],
  settings: ExtractionSettings = {},
): Extracted {
  const reading = readPages(pages, settings);
  const context = createContext(reading, settings.model, settings.trace, settings.roles);
  const parties = decideParties(context);
  const rates = rateCandidates(context);
  const amounts = amountCandidates(context);
  const totals = decideSums(context, amounts, {
    rates: rates.filter(({ logOdds }) => logOdds > 0).map(({ rate }) => rate),
    adjustments: adjustments(amounts),
    balances: balances(amounts),
    roundings: roundings(amounts),
  });
  const vatRate = decideRate(context, rates, totals);
  const dates = dateCandidates(context);
  const terms = findPaymentTerms(reading);
  const currency = decideCurrency(context, homeCurrencies(reading.countries));
  return {
    ...decideDates(context, dates, terms),
    ...(currency ? { currency } : {}),
    ...(vatRate ? { vatRate } : {}),
    ...findFacts(context, {
      parties,
      dates,
      amounts,
      rates,
      totals: totals.totals,
      vatRate,
      terms,
    }),
    lines: settings.withoutLines ? [] : findLines(reading, totals.totals),
    ...(reading.language ? { language: reading.language } : {}),
    findings: [],
  };
}
