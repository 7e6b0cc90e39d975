import { defined } from '../../base/index.ts';
import type { Delivery, Field, Party, PayeeAccount } from '../../invoice/index.ts';
import type { Context, Whole } from '../evidence/index.ts';
import {
  type DecidedParties,
  emailCandidates,
  findDelivery,
  findHeadings,
  findRuns,
  type NameCandidate,
  nameCandidates,
  phoneCandidates,
  type Run,
  type Scored,
  taxIdCandidates,
} from '../parties/index.ts';
import { payeeCandidates } from '../payment/index.ts';
import type { Located } from '../places/index.ts';
import { type BelongingCandidates, type Belongings, fieldOf, weighBelongings } from './belongings.ts';
import { decidedField } from './decided-field.ts';
import { decidedParties, type PartyChoices, type PartyItems, weighParties } from './parties.ts';
import { type PayeeChoices, payeeAccountOf, weighPayee } from './payee.ts';

/** Who sells, who buys, and where to pay. */
export interface Parties {
  seller: Party;
  buyer: Party;
  delivery?: Delivery;
  payeeAccount: PayeeAccount;
  decided: DecidedParties;
}

/** Only the first pages say who the parties are; later ones repeat the letterhead. */
const MOST_PAGES = 3;

/** What belongs to whom has a say in who the parties are among so many of the best wholes… */
const MOST_WHOLES = 4;
/** … that are no further behind the best than this, in log-odds. */
const CLOSE = 3;
/**
 * What belongs to the parties counts by this part: much of its evidence (labels, headings) is that of the blocks too. F1 at 0, 0.5 and 1: real
 * documents as scans 96.9, 97.0, 96.5; another set of them, read by OCR, 83.9, 84.3, 84.3; layouts kept out 98.3, 98.1, 97.9.
 */
const BELONGINGS_COUNT = 0.5;

/** All candidates of the parties and of what belongs to them. */
export function gatherParties(context: Context) {
  const { reading } = context;
  const headings = findHeadings(reading);
  const runs = reading.layout.pages.slice(0, MOST_PAGES).flatMap((page) => findRuns(page, reading));
  return {
    headings,
    runs,
    names: nameCandidates(context, runs),
    emails: emailCandidates(context, headings),
    phones: phoneCandidates(context, runs, headings),
    taxIds: taxIdCandidates(context, runs, headings),
    payee: payeeCandidates(context),
  };
}

/** Decides the parties together with what belongs to them: ids, addresses and accounts that cross the blocks speak against a whole. */
export function decideParties(context: Context): Parties {
  const candidates = gatherParties(context);
  const choices = weighParties(context, candidates.names, candidates.runs, candidates.headings);
  const { parties, belongings, payee } = weighTogether(context, choices, candidates);
  const delivery = findDelivery(context, candidates.runs, parties, candidates.headings);
  return {
    seller: partyOf(context, parties.seller, {
      email: fieldOf(context, belongings.email),
      phone: fieldOf(context, belongings.phone),
      taxId: fieldOf(context, belongings.taxIds.sellerTaxId),
    }),
    buyer: partyOf(context, parties.buyer, { taxId: fieldOf(context, belongings.taxIds.buyerTaxId) }),
    ...(delivery ? { delivery } : {}),
    payeeAccount: payeeAccountOf(context, payee),
    decided: parties,
  };
}

interface Together {
  parties: DecidedParties;
  belongings: Belongings;
  payee: PayeeChoices;
}

function weighTogether(
  context: Context,
  choices: PartyChoices,
  candidates: BelongingCandidates & { payee: Parameters<typeof weighPayee>[1] },
): Together {
  const best = choices.wholes[0]!.sum;
  const close = choices.wholes.slice(0, MOST_WHOLES).filter(({ sum }) => sum >= best - CLOSE);
  const { trace, ...silent } = context;
  const weighed = close.map((whole) => {
    const parties = decidedParties(silent, { ...choices, wholes: [whole] });
    const belongings = weighBelongings(silent, candidates, parties);
    const payee = weighPayee(silent, candidates.payee, parties);
    return { whole, belongings, payee, sum: whole.sum + BELONGINGS_COUNT * (belongings.sum + payee.sum) };
  });
  const first = weighed.reduce((a, b) => (b.sum > a.sum ? b : a));
  // Wholes that were not looked at closely are taken to gain what the first one of all does.
  const usual = weighed[0]!.sum - weighed[0]!.whole.sum;
  const gained = new Map<Whole<PartyItems>, number>(weighed.map(({ whole, sum }) => [whole, sum - usual]));
  const wholes = choices.wholes
    .map((whole) => ({ ...whole, sum: gained.get(whole) ?? whole.sum }))
    .sort((a, b) => b.sum - a.sum);
  const parties = decidedParties(context, { ...choices, wholes });
  if (!trace) return { parties, belongings: first.belongings, payee: first.payee };
  const belongings = weighBelongings(context, candidates, parties);
  return { parties, belongings, payee: weighPayee(context, candidates.payee, parties) };
}

type Contacts = { [Name in 'email' | 'phone' | 'taxId']?: Field<string> | undefined };

function partyOf(context: Context, { name, address }: DecidedParties['seller'], contacts: Contacts): Party {
  const nameOf = ({ place }: NameCandidate) => place.value;
  const addressOf = (run: Run) => run.address!.value;
  const field = <Item>(
    { value, logOdds: sure, rivals }: Scored<Item>,
    place: Located<string>,
    valueIn: (item: Item) => string,
  ) => decidedField(context, { value: valueIn(value), place, sure, rivals, valueIn });
  return defined({
    // What is less likely than all others together is a guess: of names on real documents six in eight were wrong.
    name: name && name.logOdds > 0 ? field(name, name.value.place, nameOf) : undefined,
    address: address && address.logOdds > 0 ? field(address, address.value.address!, addressOf) : undefined,
    ...contacts,
  });
}
