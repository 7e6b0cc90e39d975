import { isValidBIC, isValidIBAN } from 'ibantools';
import { defined } from '../base/index.ts';
import {
  type Delivery,
  type Field,
  type InvoiceLine,
  type Party,
  type PayeeAccount,
  sameValue,
} from '../invoice/index.ts';
import { addPrintedCountry, chooseFullerName } from './as-printed.ts';
import type { ElectronicInvoice } from './einvoice/index.ts';
import { findMismatches, SURE } from './find-mismatches.ts';
import { overlay, type PageInvoice } from './overlay.ts';

/** An electronic invoice that came without a page. */
export const toInvoice = (xml: ElectronicInvoice): PageInvoice => ({ ...factsOf(xml), findings: [] });

/** The XML's values win; the page fills what the XML lacks. */
export function mergeXml(page: PageInvoice, xml: ElectronicInvoice, printed: string): PageInvoice {
  const signed = signedAsPrinted(xml, page);
  const findings = findMismatches({ source: 'xml', name: 'electronic invoice' }, signed, page, printed);
  const filling = withoutContradictions(page, xml);
  return {
    ...overlay(filling, writtenAsPrinted(factsOf(signed), page, filling.payeeAccount)),
    findings: [...page.findings, ...findings],
  };
}

/** The XML's facts without what tells how to merge them. */
function factsOf({ creditNote: _, severalRates: __, notSellers: ___, ...facts }: ElectronicInvoice) {
  return facts;
}

/** The page without what would contradict the XML: the page may fill gaps with the rest. */
function withoutContradictions(page: PageInvoice, xml: ElectronicInvoice): PageInvoice {
  const ofBuyer = (field: Field<string> | undefined) =>
    field !== undefined && xml.notSellers.some((value) => sameValue(value, field.value));
  const { vatRate, delivery, ...rest } = page;
  const { email, phone, ...seller } = withoutTaxIdOf(xml.buyer, page.seller);
  return {
    ...rest,
    ...defined({
      vatRate: xml.severalRates ? undefined : vatRate,
      delivery: isOtherPlace(xml.delivery, delivery) ? undefined : delivery,
    }),
    seller: {
      ...seller,
      ...defined({
        email: ofBuyer(email) ? undefined : email,
        phone: ofBuyer(phone) ? undefined : phone,
      }),
    },
    buyer: withoutTaxIdOf(xml.seller, page.buyer),
    payeeAccount:
      ofBuyer(page.payeeAccount.account) || isOtherAccount(xml.payeeAccount, page.payeeAccount)
        ? {}
        : page.payeeAccount,
  };
}

/** A party without a tax id that the XML gives to the other one: it was picked from the wrong block. */
function withoutTaxIdOf(other: Party, party: Party): Party {
  const { taxId, ...rest } = party;
  return taxId && other.taxId && sameValue(taxId.value, other.taxId.value) ? rest : party;
}

/** Never a mixture of two places: the page adds to the XML's only where both name the same. */
const isOtherPlace = (xml: Delivery | undefined, page: Delivery | undefined): boolean =>
  xml !== undefined && !(xml.name && page?.name && sameValue(xml.name.value, page.name.value));

/** Of two banks on a page, the one of another account than the XML's adds nothing to it. */
const isOtherAccount = ({ account: xml }: PayeeAccount, { account: page }: PayeeAccount): boolean =>
  xml !== undefined && page !== undefined && isIban(xml) && isIban(page) && !sameValue(page.value, xml.value);

/**
 * The XML's facts with the bank and the countries as the page prints them, and typing errors corrected.
 * @param printed the page's account, if it is the XML's
 */
function writtenAsPrinted(
  facts: ReturnType<typeof factsOf>,
  page: PageInvoice,
  printed: PayeeAccount,
): Partial<PageInvoice> {
  const { seller, buyer, delivery, payeeAccount } = facts;
  return {
    ...facts,
    seller: addressAsPrinted(seller, page.seller),
    buyer: addressAsPrinted(buyer, page.buyer),
    ...(delivery ? { delivery: addressAsPrinted(delivery, page.delivery) } : {}),
    payeeAccount: {
      ...payeeAccount,
      ...defined({
        bankName: chooseFullerName(payeeAccount.bankName, printed.bankName),
        account: sounder(payeeAccount.account, printed.account, isIban),
        bic: sounder(payeeAccount.bic, printed.bic, isBic),
      }),
    },
  };
}

const addressAsPrinted = <Place extends Party | Delivery>(xml: Place, page: Place | undefined): Place => ({
  ...xml,
  ...defined({ address: addPrintedCountry(xml.address, page?.address) }),
});

/** A value whose check digits or shape do not hold loses to a printed one where they do: somebody typed it wrongly. */
function sounder(
  xml: Field<string> | undefined,
  page: Field<string> | undefined,
  holds: (field: Field<string>) => boolean,
): Field<string> | undefined {
  return xml && page && page.confidence >= SURE && holds(page) && !holds(xml) ? page : xml;
}

const isIban = ({ value }: Field<string>) => isValidIBAN(value.replace(/\s/g, '').toUpperCase());
const isBic = ({ value }: Field<string>) => isValidBIC(value.replace(/\s/g, '').toUpperCase());

/** A credit note's XML gives its amounts without a sign, its page often with one: then the page's sign is taken. */
function signedAsPrinted(xml: ElectronicInvoice, page: PageInvoice): ElectronicInvoice {
  const gross = xml.totals.gross?.value;
  if (!xml.creditNote || !gross || page.totals.gross?.value !== -gross) return xml;
  const totals = Object.entries(xml.totals).map(([name, field]: [string, Field<number>]) => [
    name,
    negated(field),
  ]);
  return { ...xml, totals: Object.fromEntries(totals), lines: xml.lines.map(negatedLine) };
}

const negatedLine = (line: InvoiceLine): InvoiceLine => ({
  ...line,
  ...defined({
    quantity: line.quantity && negated(line.quantity),
    net: line.net && negated(line.net),
  }),
});

/** Zero stays zero, which has no sign. */
const negated = (field: Field<number>): Field<number> => ({ ...field, value: 0 - field.value });
