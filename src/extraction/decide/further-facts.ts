import type { DocumentType, Field, Invoice, Totals } from '../../invoice/index.ts';
import type { AmountCandidate, RateCandidate } from '../amounts/index.ts';
import { findOtherTotals, findTaxBreakdown } from '../amounts/index.ts';
import type { DateCandidate, PaymentTerms } from '../dates/index.ts';
import { findServiceDates } from '../dates/index.ts';
import type { Context } from '../evidence/index.ts';
import { findDocumentType, findNumbers, withIds } from '../identity/index.ts';
import { findAccounts } from '../payment/index.ts';
import { derivedField } from '../places/index.ts';
import type { Parties } from './whole.ts';

/** What was decided and gathered before. */
export interface Decided {
  parties: Parties;
  dates: readonly DateCandidate[];
  amounts: readonly AmountCandidate[];
  rates: readonly RateCandidate[];
  totals: Totals;
  vatRate: Field<number> | undefined;
  terms: PaymentTerms | undefined;
}

const UNTITLED = 0.8;

/** All that an invoice says besides the sums, dates and parties it is decided by. */
export function findFacts(
  context: Context,
  decided: Decided,
): Omit<Invoice, 'pages' | 'warnings' | 'findings' | 'lines'> {
  const { reading } = context;
  const { totals, terms, vatRate } = decided;
  const numbers = findNumbers(context);
  // What has the number of an invoice is one, unless it calls itself something else.
  const documentType =
    findDocumentType(context) ?? (numbers.invoiceNumber && derivedField<DocumentType>('invoice', UNTITLED));
  const taxes = findTaxBreakdown(decided.rates, decided.amounts, totals, vatRate, reading);
  return {
    ...(documentType ? { documentType } : {}),
    ...numbers,
    ...findServiceDates(decided.dates, reading),
    ...(terms ? { paymentTerms: terms.text } : {}),
    ...(taxes ? { taxes } : {}),
    ...withIds(context, decided.parties),
    ...(decided.parties.delivery ? { delivery: decided.parties.delivery } : {}),
    ...findAccounts(context, decided.parties.payeeAccount),
    totals: { ...totals, ...findOtherTotals(context, decided.amounts, totals) },
  };
}
