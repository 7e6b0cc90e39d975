import type { RawAccount, RawInstalment, Text } from '../raw-invoice.ts';
import { findAll, findFirst, findText, type XmlElement } from '../xml/index.ts';
import { readDate } from './dates.ts';

/** What is to be paid when. Terms with a discount do not say when the invoice falls due, unless theirs is the only date. */
export function readInstalments(settlement: XmlElement | undefined): RawInstalment[] {
  const terms = findAll(settlement, 'SpecifiedTradePaymentTerms').filter((one) =>
    findFirst(one, 'DueDateDateTime'),
  );
  const plain = terms.filter((one) => !findFirst(one, 'ApplicableTradePaymentDiscountTerms'));
  return (plain.length > 0 || terms.length > 1 ? plain : terms).map((one) => ({
    dueDate: readDate(findFirst(one, 'DueDateDateTime')),
    amount: findText(one, 'PartialPaymentAmount'),
  }));
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
