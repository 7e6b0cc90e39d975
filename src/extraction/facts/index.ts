import type { DocumentType, Field, Invoice, PayeeAccount, Totals } from '../../invoice/index.ts';
import type { DateCandidate } from '../dates.ts';
import { derivedField } from '../located.ts';
import type { Parties } from '../parties/index.ts';
import type { PaymentTerms } from '../payment-terms.ts';
import type { Reading } from '../reading.ts';
import type { Labelling } from '../relations.ts';
import type { AmountCandidate } from '../totals-candidates.ts';
import type { RateCandidate } from '../vat-rate.ts';
import { findDocumentType } from './document-type.ts';
import { findNumbers } from './numbers.ts';
import { findOtherTotals } from './other-totals.ts';
import { withIds } from './party-ids.ts';
import { findAccounts } from './payee-accounts.ts';
import { findServiceDates } from './service-dates.ts';
import { findTaxBreakdown } from './tax-breakdown.ts';

/** What was decided and gathered before. */
export interface Decided {
  parties: Parties;
  dates: readonly DateCandidate[];
  amounts: readonly AmountCandidate[];
  rates: readonly RateCandidate[];
  totals: Totals;
  vatRate: Field<number> | undefined;
  terms: PaymentTerms | undefined;
  payeeAccount: PayeeAccount;
}

const UNTITLED = 0.8;

/** All that an invoice says besides the sums, dates and parties it is decided by. */
export function findFacts(
  reading: Reading,
  labelling: Labelling,
  decided: Decided,
): Omit<Invoice, 'pages' | 'warnings' | 'findings' | 'lines'> {
  const { totals, terms, vatRate } = decided;
  const numbers = findNumbers(reading, labelling);
  // What has the number of an invoice is one, unless it calls itself something else.
  const documentType =
    findDocumentType(reading) ?? (numbers.invoiceNumber && derivedField<DocumentType>('invoice', UNTITLED));
  const taxes = findTaxBreakdown(decided.rates, decided.amounts, totals, vatRate, reading);
  return {
    ...(documentType ? { documentType } : {}),
    ...numbers,
    ...findServiceDates(decided.dates, reading),
    ...(terms ? { paymentTerms: terms.text } : {}),
    ...(taxes ? { taxes } : {}),
    ...withIds(decided.parties, reading, labelling),
    ...(decided.parties.delivery ? { delivery: decided.parties.delivery } : {}),
    ...findAccounts(decided.payeeAccount, reading, labelling),
    totals: { ...totals, ...findOtherTotals(decided.amounts, totals, reading) },
  };
}
