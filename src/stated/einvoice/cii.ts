import { all, first, textOf } from './elements.ts';
import {
  currencyField,
  dateField,
  numberField,
  onlyRate,
  present,
  type RawDelivery,
  type RawParty,
  type RawPlace,
  textField,
} from './fields.ts';
import { ciiLines } from './lines.ts';
import { ciiFacts } from './more-facts.ts';
import type { XmlElement } from './parse-xml.ts';
import { assemble, type ElectronicInvoice } from './types.ts';

/**
 * UN/CEFACT Cross Industry Invoice: Factur-X and ZUGFeRD 2 in all profiles, XRechnung, and ZUGFeRD 1.0, whose names for the
 * same things come second in each list. BT- numbers are those of EN 16931.
 */
export function readCii(root: XmlElement): ElectronicInvoice {
  const header = first(root, 'ExchangedDocument', 'HeaderExchangedDocument');
  const trade = first(root, 'SupplyChainTradeTransaction', 'SpecifiedSupplyChainTradeTransaction');
  const agreement = first(trade, 'ApplicableHeaderTradeAgreement', 'ApplicableSupplyChainTradeAgreement');
  const settlement = first(trade, 'ApplicableHeaderTradeSettlement', 'ApplicableSupplyChainTradeSettlement');
  const sums = first(
    settlement,
    'SpecifiedTradeSettlementHeaderMonetarySummation',
    'SpecifiedTradeSettlementMonetarySummation',
  );
  const currency = currencyField(textOf(settlement, 'InvoiceCurrencyCode'));
  const taxes = all(settlement, 'ApplicableTradeTax');
  return assemble({
    typeCode: textOf(header, 'TypeCode'),
    seller: partyIn(first(agreement, 'SellerTradeParty')),
    buyer: partyIn(first(agreement, 'BuyerTradeParty')),
    delivery: deliveryIn(first(trade, 'ApplicableHeaderTradeDelivery', 'ApplicableSupplyChainTradeDelivery')),
    debtorAccount: textOf(
      settlement,
      'SpecifiedTradeSettlementPaymentMeans/PayerPartyDebtorFinancialAccount/IBANID',
    ),
    fields: present({
      invoiceNumber: textField(textOf(header, 'ID')),
      issueDate: dateIn(first(header, 'IssueDateTime')),
      dueDate: dueDateIn(settlement),
      currency,
      vatRate: onlyRate(
        taxes.map((tax) => ({
          rate: textOf(tax, 'RateApplicablePercent', 'ApplicablePercent'),
          basis: textOf(tax, 'BasisAmount'),
        })),
      ),
    }),
    hasRates: taxes.length > 0,
    totals: present({
      net: numberField(textOf(sums, 'TaxBasisTotalAmount')),
      tax: numberField(taxTotal(sums, currency?.value)),
      gross: numberField(textOf(sums, 'GrandTotalAmount')),
    }),
    payeeAccount: accountIn(settlement),
    lines: ciiLines(trade),
    more: ciiFacts(textOf(header, 'TypeCode'), trade),
  });
}

/** DateTimeString in format 102, 203 or 204 of UN/EDIFACT 2379, or ISO 8601 as DateTime. */
const dateIn = (element: XmlElement | undefined) =>
  dateField(textOf(element, 'DateTimeString', 'DateTime', 'Date'));

/** BT-9. Terms with a discount date are not when the invoice falls due; two dates left are instalments. */
function dueDateIn(settlement: XmlElement | undefined) {
  const dates = all(settlement, 'SpecifiedTradePaymentTerms')
    .filter((terms) => !first(terms, 'ApplicableTradePaymentDiscountTerms'))
    .flatMap((terms) => dateIn(first(terms, 'DueDateDateTime')) ?? []);
  const discounted = all(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime');
  if (dates.length === 0 && discounted.length === 1) return dateIn(discounted[0]);
  return new Set(dates.map(({ value }) => value)).size === 1 ? dates[0] : undefined;
}

/** BT-110, not BT-111: the tax may be given in the seller's accounting currency too. */
function taxTotal(sums: XmlElement | undefined, currency: string | undefined): string | undefined {
  const amounts = all(sums, 'TaxTotalAmount');
  const own = amounts.find(({ attributes }) => attributes.currencyID === currency);
  return (own ?? amounts.find(({ attributes }) => attributes.currencyID === undefined))?.text;
}

/** The first means of payment that has an account. */
function accountIn(settlement: XmlElement | undefined) {
  // BT-83, BT-85.
  const reference = textField(textOf(settlement, 'PaymentReference'));
  const account = (means: XmlElement) =>
    textOf(
      means,
      'PayeePartyCreditorFinancialAccount/IBANID',
      'PayeePartyCreditorFinancialAccount/ProprietaryID',
    );
  const means = all(settlement, 'SpecifiedTradeSettlementPaymentMeans').find(account);
  const bank = first(means, 'PayeeSpecifiedCreditorFinancialInstitution');
  return present({
    account: textField(means && account(means)),
    bic: textField(textOf(bank, 'BICID')),
    bankName: textField(textOf(bank, 'Name')),
    holder: textField(textOf(means, 'PayeePartyCreditorFinancialAccount/AccountName')),
    reference,
  });
}

/** Name and address of any trade party. */
function placeIn(party: XmlElement | undefined): RawPlace {
  const address = first(party, 'PostalTradeAddress');
  return {
    name: textOf(party, 'Name'),
    lines: ['LineOne', 'LineTwo', 'LineThree'].map((line) => textOf(address, line)),
    postalCode: textOf(address, 'PostcodeCode'),
    city: textOf(address, 'CityName'),
    region: textOf(address, 'CountrySubDivisionName'),
    country: textOf(address, 'CountryID'),
  };
}

/** BG-13. */
function deliveryIn(delivery: XmlElement | undefined): RawDelivery {
  const party = first(delivery, 'ShipToTradeParty');
  return { ...placeIn(party), locationId: textOf(party, 'GlobalID', 'ID') };
}

function partyIn(party: XmlElement | undefined): RawParty {
  const contact = first(party, 'DefinedTradeContact');
  const electronic = all(party, 'URIUniversalCommunication/URIID');
  return {
    ...placeIn(party),
    email:
      textOf(
        contact,
        'EmailURIUniversalCommunication/URIID',
        'EmailURIUniversalCommunication/CompleteNumber',
      ) ?? electronic.find(({ attributes }) => attributes.schemeID === 'EM')?.text,
    phone: textOf(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
    taxId: taxIdIn(party),
  };
}

/** BT-31 before BT-32: the VAT id (VA) before the tax office's number (FC). */
function taxIdIn(party: XmlElement | undefined): string | undefined {
  const ids = all(party, 'SpecifiedTaxRegistration/ID').filter(({ text }) => text !== '');
  const of = (scheme: string) => ids.find(({ attributes }) => attributes.schemeID === scheme)?.text;
  return of('VA') ?? of('VAT') ?? of('FC') ?? ids.find(({ attributes }) => !attributes.schemeID)?.text;
}
