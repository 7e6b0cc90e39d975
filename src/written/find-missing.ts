import type { Finding } from '../invoice/index.ts';
import type { Profile, Term } from './profiles.ts';
import type { Standard } from './standard.ts';

/** A term of the standard: what it is called, where it stands in the model, and whether it is there. */
type Need = readonly [term: string, name: string, path: string, isThere: boolean];

/** What the target asks for and the invoice does not say: a finding each, none of it invented. */
export function findMissing(standard: Standard, profile: Profile): Finding[] {
  const extra = EXTRA(standard);
  const needs = [
    ...headNeeds(standard),
    ...standard.lines.flatMap(lineNeeds),
    ...profile.asksFor.map((term): Need => [term, ...extra[term]]),
  ];
  return needs
    .filter(([, , , isThere]) => !isThere)
    .map(([term, name, path]) => ({
      code: 'missing_for_format',
      severity: 'warning',
      fields: [path],
      message: `The format asks for ${name} (${term}), which the invoice does not say.`,
    }));
}

const is = (value: unknown): boolean => value !== undefined && value !== '';

/** What EN 16931 asks for of every invoice. */
const headNeeds = ({ invoice, seller, buyer, totals, taxes, lines }: Standard): Need[] => [
  ['BT-1', 'the invoice number', 'invoiceNumber', is(invoice.invoiceNumber)],
  ['BT-2', 'the issue date', 'issueDate', is(invoice.issueDate)],
  ['BT-5', 'the currency', 'currency', is(invoice.currency)],
  ['BT-27', 'the name of the seller', 'seller.name', is(seller.name)],
  ['BT-31', 'a tax number of the seller', 'seller.taxId', is(seller.vatId ?? seller.taxNumber)],
  ['BT-40', 'the country of the seller', 'seller.addressParts.country', is(seller.country)],
  ['BT-44', 'the name of the buyer', 'buyer.name', is(buyer.name)],
  ['BT-55', 'the country of the buyer', 'buyer.addressParts.country', is(buyer.country)],
  ['BT-109', 'the sum before tax', 'totals.net', is(totals.net)],
  ['BT-112', 'the sum with tax', 'totals.gross', is(totals.gross)],
  ['BG-23', 'the breakdown of the tax', 'taxes', taxes.length > 0],
  ['BG-25', 'the lines', 'lines', lines.length > 0 && invoice.lines.length > 0],
];

function lineNeeds({ name, quantity, price, net, category }: Standard['lines'][number], at: number): Need[] {
  const path = `lines.${at}`;
  const which = `of line ${at + 1}`;
  return [
    ['BT-153', `the name ${which}`, `${path}.description`, is(name)],
    ['BT-129', `the quantity ${which}`, `${path}.quantity`, is(quantity)],
    ['BT-146', `the price ${which}`, `${path}.unitPrice`, is(price)],
    ['BT-131', `the amount ${which}`, `${path}.net`, is(net)],
    ['BT-151', `the tax rate ${which}`, `${path}.taxRate`, is(category)],
  ];
}

const EXTRA = ({ invoice, seller, buyer }: Standard): Record<Term, [string, string, boolean]> => ({
  'BT-10': ["the buyer's reference", 'buyerReference', is(invoice.buyerReference)],
  'BT-10 or BT-13': [
    "the buyer's reference or an order number",
    'buyerReference',
    is(invoice.buyerReference ?? invoice.orderNumber),
  ],
  'BT-34': ['the electronic address of the seller', 'seller.electronicAddress', is(seller.electronic)],
  'BT-37': ['the city of the seller', 'seller.addressParts.city', is(seller.city)],
  'BT-38': ['the postal code of the seller', 'seller.addressParts.postalCode', is(seller.postalCode)],
  'BT-41': ['whom to ask at the seller', 'seller.contactName', is(seller.contactName)],
  'BT-42': ['the phone number of the seller', 'seller.phone', is(seller.phone)],
  'BT-43': ['the email address of the seller', 'seller.email', is(seller.email)],
  'BT-49': ['the electronic address of the buyer', 'buyer.electronicAddress', is(buyer.electronic)],
  'BT-52': ['the city of the buyer', 'buyer.addressParts.city', is(buyer.city)],
  'BT-53': ['the postal code of the buyer', 'buyer.addressParts.postalCode', is(buyer.postalCode)],
  'BG-16': ['how to pay', 'payeeAccount.account', is(invoice.payeeAccount.account)],
});
