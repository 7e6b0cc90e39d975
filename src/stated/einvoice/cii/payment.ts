import { parseDate } from '../fields.ts';
import type { RawAccount, Text } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readDate } from './dates.ts';

/** BT-9. Terms with a discount date do not say when the invoice falls due; two different dates are instalments. */
export function readDueDate(settlement: XmlElement | undefined): Text {
  const dates = findAll(settlement, 'SpecifiedTradePaymentTerms')
    .filter((terms) => !findFirst(terms, 'ApplicableTradePaymentDiscountTerms'))
    .flatMap((terms) => parseDate(readDate(findFirst(terms, 'DueDateDateTime'))) ?? []);
  const allDates = findAll(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime');
  if (dates.length === 0 && allDates.length === 1) return readDate(allDates[0]);
  return new Set(dates.map(({ value }) => value)).size === 1 ? dates[0]!.text : undefined;
}

/** The first means of payment that has an account. */
export function readAccount(settlement: XmlElement | undefined): RawAccount {
  const accountOf = (means: XmlElement) =>
    findText(
      means,
      'PayeePartyCreditorFinancialAccount/IBANID',
      'PayeePartyCreditorFinancialAccount/ProprietaryID',
    );
  const means = findAll(settlement, 'SpecifiedTradeSettlementPaymentMeans').find(accountOf);
  const bank = findFirst(means, 'PayeeSpecifiedCreditorFinancialInstitution');
  return {
    account: means && accountOf(means),
    bic: findText(bank, 'BICID'),
    bankName: findText(bank, 'Name'),
    holder: findText(means, 'PayeePartyCreditorFinancialAccount/AccountName'),
    reference: findText(settlement, 'PaymentReference'),
  };
}

export const readDebtorAccount = (settlement: XmlElement | undefined): Text =>
  findText(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayerPartyDebtorFinancialAccount/IBANID');
