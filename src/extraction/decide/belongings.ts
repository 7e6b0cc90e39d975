import type { Field } from '../../invoice/index.ts';
import {
  type Context,
  type Decision,
  decideJointly,
  type Relation,
  type Variable,
  weighOptions,
} from '../evidence/index.ts';
import {
  type DecidedParties,
  type EmailCandidate,
  emailFeatures,
  isStacked,
  type PhoneCandidate,
  phoneFeatures,
  type TaxIdCandidate,
  taxIdFeatures,
  taxIdKey,
} from '../parties/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { chooseAlone } from './alone.ts';
import { decidedField } from './decided-field.ts';

/** What may belong to a party besides its name and address. */
export interface BelongingCandidates {
  emails: readonly EmailCandidate[];
  phones: readonly PhoneCandidate[];
  taxIds: readonly TaxIdCandidate[];
}

interface TaxIds {
  sellerTaxId: TaxIdCandidate;
  buyerTaxId: TaxIdCandidate;
}

export interface Belongings {
  email: Decision<EmailCandidate> | undefined;
  phone: Decision<PhoneCandidate> | undefined;
  taxIds: { readonly [Name in keyof TaxIds]?: Decision<TaxIdCandidate> };
  /** What they add to a whole, in log-odds. */
  sum: number;
}

/** What belongs to whom, if these are the parties. */
export function weighBelongings(
  context: Context,
  { emails, phones, taxIds }: BelongingCandidates,
  parties: DecidedParties,
): Belongings {
  const { reading } = context;
  const email = chooseAlone(context, 'sellerEmail', emails, {
    features: (one) => emailFeatures(one, parties, reading),
    key: ({ value }) => value,
    place: ({ place }) => place,
  });
  const phone = chooseAlone(context, 'sellerPhone', phones, {
    features: (one) => phoneFeatures(one, parties, reading),
    key: ({ place }) => place.value.digits,
    place: ({ place }) => place,
  });
  const ids = taxIds.map((one) => ({ ...one, features: taxIdFeatures(one, parties, reading) }));
  const variable = <Name extends keyof TaxIds>(name: Name): Variable<TaxIds, Name> => {
    const options = weighOptions(context, name, ids, {
      features: ({ features }) => features,
      key: taxIdKey,
      place: ({ place }) => place,
    });
    return { name, field: name, options: () => options };
  };
  const { decisions, wholes } = decideJointly<TaxIds>(
    context,
    [variable('sellerTaxId'), variable('buyerTaxId')],
    taxIdRelations(reading),
  );
  const sum = (email?.option.gain ?? 0) + (phone?.option.gain ?? 0) + wholes[0]!.sum;
  return { email, phone, taxIds: decisions, sum };
}

const taxIdRelations = (reading: Reading): readonly Relation<TaxIds>[] => [
  {
    name: "one number, and numbers right under each other, are not both parties'",
    between: ['sellerTaxId', 'buyerTaxId'],
    weigh: ({ sellerTaxId: seller, buyerTaxId: buyer }) =>
      seller && buyer && (seller.key === buyer.key || isStacked(seller.item, buyer.item, reading))
        ? -Infinity
        : 0,
  },
];

/** A decided value as a field of the invoice. */
export function fieldOf<Item extends { place: Located<unknown>; value: string }>(
  context: Context,
  decision: Decision<Item> | undefined,
): Field<string> | undefined {
  if (!decision) return undefined;
  const { option, sure, rivals } = decision;
  const { place, value } = option.item;
  return decidedField(context, { value, place, sure, rivals, valueIn: (item: Item) => item.value });
}
