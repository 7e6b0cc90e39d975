import type { PageText } from '../document/index.ts';
import type { Invoice } from '../invoice/index.ts';
import { arrange } from '../layout/index.ts';
import {
  adjustments,
  amountCandidates,
  balances,
  decideCurrency,
  decideRate,
  decideTotals,
  rateCandidates,
  roundings,
} from './amounts/index.ts';
import { dateCandidates, decideDates, findPaymentTerms } from './dates/index.ts';
import { findFacts } from './decide/index.ts';
import { calibrate, Labelling } from './evidence/index.ts';
import { findLines } from './lines/index.ts';
import { findParties } from './parties/index.ts';
import { findPayeeAccount } from './payment/index.ts';
import { homeCurrencies, type Reading, type ReadingHints, read, withCaptionsAbove } from './reading/index.ts';

export type { ReadingHints } from './reading/index.ts';

export interface ExtractionSettings extends ReadingHints {
  /** The items of the table are known, or not asked for: `lines` stays empty. */
  withoutLines?: boolean;
}

/** What the words of an invoice say. Boxes are fractions of their page. */
export type Extracted = Omit<Invoice, 'pages' | 'warnings'>;

/**
 * Finds the facts of one invoice: candidates by shape, evidence by labels and place, scores, one joint decision. A fact
 * without enough evidence is absent.
 */
export function extractInvoice(pages: readonly PageText[], settings: ExtractionSettings = {}): Extracted {
  const { seller, buyer, delivery, totals, payeeAccount, ...facts } = extractUncalibrated(pages, settings);
  return {
    ...calibrate(facts, ''),
    seller: calibrate(seller, 'seller'),
    buyer: calibrate(buyer, 'buyer'),
    ...(delivery ? { delivery: calibrate(delivery, 'delivery') } : {}),
    totals: calibrate(totals, 'totals'),
    payeeAccount: calibrate(payeeAccount, 'payeeAccount'),
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
  const labelling = new Labelling(reading);
  const parties = findParties(reading, labelling);
  const rates = rateCandidates(reading, labelling);
  const amounts = amountCandidates(reading, labelling);
  const totals = decideTotals(
    amounts,
    {
      rates: rates.filter(({ logOdds }) => logOdds > 0).map(({ rate }) => rate),
      adjustments: adjustments(amounts),
      balances: balances(amounts),
      roundings: roundings(amounts),
    },
    reading,
  );
  const vatRate = decideRate(rates, totals, reading, labelling);
  const dates = dateCandidates(reading, labelling);
  const payeeAccount = findPayeeAccount(reading, labelling, parties.decided);
  const terms = findPaymentTerms(reading);
  const currency = decideCurrency(reading, homeCurrencies(reading.countries));
  return {
    ...decideDates(dates, reading, terms),
    ...(currency ? { currency } : {}),
    ...(vatRate ? { vatRate } : {}),
    ...findFacts(reading, labelling, {
      parties,
      dates,
      amounts,
      rates,
      totals: totals.totals,
      vatRate,
      terms,
      payeeAccount,
    }),
    lines: settings.withoutLines ? [] : findLines(reading, totals.totals),
    ...(reading.language ? { language: reading.language } : {}),
    findings: [],
  };
}
