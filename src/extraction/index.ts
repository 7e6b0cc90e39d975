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
import { calibrate, createContext, MODEL, type Model, type Trace } from './evidence/index.ts';
import { findLines } from './lines/index.ts';
import { homeCurrencies, type Reading, type ReadingHints, read, withCaptionsAbove } from './reading/index.ts';

export {
  createTrace,
  type Trace,
  type TracedDecision,
  type TracedOption,
  type WeighedField,
} from './evidence/index.ts';
export type { ReadingHints } from './reading/index.ts';

export interface ExtractionSettings extends ReadingHints {
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

/** The same with each confidence as the evidence adds up, to fit the calibration on. */
export function extractUncalibrated(
  pages: readonly PageText[],
  settings: ExtractionSettings = {},
): Extracted {
  const reading = readPages(pages, settings);
  const context = createContext(reading, settings.model, settings.trace);
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
