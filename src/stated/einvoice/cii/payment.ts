import { dateField } from '../fields.ts';
import type { RawAccount, Text } from '../raw.ts';
import { all, first, textOf, type XmlElement } from '../xml/index.ts';
import { dateIn } from './dates.ts';

/** BT-9. Terms with a discount date do not say when the invoice falls due; two different dates are instalments. */
export function dueDateIn(settlement: XmlElement | undefined): Text {
  const dates = all(settlement, 'SpecifiedTradePaymentTerms')
    .filter((terms) => !first(terms, 'ApplicableTradePaymentDiscountTerms'))
    .flatMap((terms) => dateField(dateIn(first(terms, 'DueDateDateTime'))) ?? []);
  const allDates = all(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime');
  if (dates.length === 0 && allDates.length === 1) return dateIn(allDates[0]);
  return new Set(dates.map(({ value }) => value)).size === 1 ? dates[0]!.text : undefined;
}

/** The first means of payment that has an account. */
export function accountIn(settlement: XmlElement | undefined): RawAccount {
  const accountOf = (means: XmlElement) =>
    textOf(
      means,
      'PayeePartyCreditorFinancialAccount/IBANID',
      'PayeePartyCreditorFinancialAccount/ProprietaryID',
    );
  const means = all(settlement, 'SpecifiedTradeSettlementPaymentMeans').find(accountOf);
  const bank = first(means, 'PayeeSpecifiedCreditorFinancialInstitution');
  return {
    account: means && accountOf(means),
    bic: textOf(bank, 'BICID'),
    bankName: textOf(bank, 'Name'),
    holder: textOf(means, 'PayeePartyCreditorFinancialAccount/AccountName'),
    reference: textOf(settlement, 'PaymentReference'),
  };
}

export const debtorAccountIn = (settlement: XmlElement | undefined): Text =>
  textOf(settlement, 'SpecifiedTradeSettlementPaymentMeans/PayerPartyDebtorFinancialAccount/IBANID');
