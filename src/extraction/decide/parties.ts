import { defined } from '../../base/index.ts';
import {
  type Context,
  type Decided,
  type Decision,
  decisionsOf,
  type Option,
  type Relation,
  rankWholes,
  type Variable,
  type Whole,
  weighOptions,
} from '../evidence/index.ts';
import {
  clash,
  type DecidedParties,
  gainByPlace,
  type Headings,
  isRemaining,
  isSameAddress,
  isSameName,
  type NameCandidate,
  pairing,
  partyEvidence,
  type Run,
  type Scored,
} from '../parties/index.ts';

/** The fields that say who sells and who buys. */
export interface PartyItems {
  sellerAddress: Run;
  buyerAddress: Run;
  sellerName: NameCandidate;
  buyerName: NameCandidate;
}

/** The likeliest of each kind and party take part. */
const MOST_NAMES = 6;
const MOST_ADDRESSES = 6;

/** What the parties may be: the variables of their decision, and the wholes that there are, the best first. */
export interface PartyChoices {
  variables: readonly { [Name in keyof PartyItems]: Variable<PartyItems, Name> }[keyof PartyItems][];
  relations: readonly Relation<PartyItems>[];
  wholes: readonly Whole<PartyItems>[];
}

/** Weighs both parties together: names and addresses that belong together win, and no line is both parties'. */
export function weighParties(
  context: Context,
  names: readonly NameCandidate[],
  runs: readonly Run[],
  headings: Headings,
): PartyChoices {
  const evidence = partyEvidence(names, runs, context.reading, headings);
  const weighNames = (name: 'sellerName' | 'buyerName'): Option<NameCandidate>[] =>
    weighOptions(context, name, names, {
      features: (candidate) => evidence.nameFeature.get(candidate)!,
      key: ({ place }) => place.value,
      place: ({ place }) => place,
      most: MOST_NAMES,
    });
  const weighAddresses = (name: 'sellerAddress' | 'buyerAddress'): Option<Run>[] =>
    bestOfBlocks(
      weighOptions(context, name, evidence.addressed, {
        features: (run) => evidence.features.get(run)!,
        key: ({ address }) => address!.value,
        place: ({ address }) => address,
        most: Infinity,
      }),
    ).slice(0, MOST_ADDRESSES);
  const addresses = { seller: weighAddresses('sellerAddress'), buyer: weighAddresses('buyerAddress') };
  const lines = { seller: weighNames('sellerName'), buyer: weighNames('buyerName') };
  const variables: PartyChoices['variables'] = [
    { name: 'sellerAddress', field: 'sellerAddress', options: () => addresses.seller, isSame: isSameAddress },
    { name: 'buyerAddress', field: 'buyerAddress', options: () => addresses.buyer, isSame: isSameAddress },
    { name: 'sellerName', field: 'sellerName', options: () => lines.seller, isSame: isSameName },
    { name: 'buyerName', field: 'buyerName', options: () => lines.buyer, isSame: isSameName },
  ];
  const relations = relationsOf(context, evidence);
  return { variables, relations, wholes: rankWholes(variables, relations) };
}

/** Of each block the likeliest cut: several would count as several reasons for the block. */
function bestOfBlocks(options: readonly Option<Run>[]): Option<Run>[] {
  const seen = new Set<object>();
  return options.filter(({ item: { block } }) => !seen.has(block) && seen.add(block));
}

function relationsOf(
  { model: { pairs } }: Context,
  { addressed, cut, features }: ReturnType<typeof partyEvidence>,
): Relation<PartyItems>[] {
  const tie = tieWith(pairs);
  const remaining = new Map<string, boolean>();
  return [
    {
      name: "a name and an address are one party's",
      between: ['sellerName', 'sellerAddress'],
      weigh: ({ sellerName, sellerAddress }) => tie(sellerName, sellerAddress),
    },
    {
      name: "a name and an address are one party's",
      between: ['buyerName', 'buyerAddress'],
      weigh: ({ buyerName, buyerAddress }) => tie(buyerName, buyerAddress),
    },
    {
      name: "the only address left is the buyer's",
      between: ['sellerAddress', 'buyerAddress'],
      weigh: ({ sellerAddress, buyerAddress }) => {
        const key = `${sellerAddress && addressed.indexOf(sellerAddress.item)} ${buyerAddress && addressed.indexOf(buyerAddress.item)}`;
        let is = remaining.get(key);
        if (is === undefined) {
          is = isRemaining(sellerAddress, buyerAddress, cut, features);
          remaining.set(key, is);
        }
        return is ? pairs.remaining : 0;
      },
    },
    {
      name: "no line is both parties'",
      between: ['sellerAddress', 'buyerAddress', 'sellerName', 'buyerName'],
      weigh: ({ sellerAddress, buyerAddress, sellerName, buyerName }) =>
        clash({ name: sellerName, address: sellerAddress }, { name: buyerName, address: buyerAddress })
          ? -Infinity
          : 0,
    },
  ];
}

/** What a name and an address give each other; worked out once for each two. */
function tieWith(pairs: Context['model']['pairs']) {
  const known = new Map<NameCandidate, Map<Run, number>>();
  return (name: Option<NameCandidate> | undefined, address: Option<Run> | undefined): number => {
    if (!name || !address) return 0;
    const ties = known.get(name.item) ?? new Map<Run, number>();
    known.set(name.item, ties);
    const tie = ties.get(address.item) ?? pairing(name.item, address.item, pairs);
    ties.set(address.item, tie);
    return tie + gainByPlace({ name, address });
  };
}

/** The best whole as parties, each with how sure it is against all others that could have been chosen. */
export function decidedParties(
  context: Context,
  { variables, relations, wholes }: PartyChoices,
): DecidedParties {
  const { decisions }: Decided<PartyItems> = decisionsOf(context, variables, relations, wholes);
  const { sellerName, sellerAddress, buyerName, buyerAddress } = decisions;
  return {
    seller: defined({ name: scored(sellerName), address: scored(sellerAddress) }),
    buyer: defined({ name: scored(buyerName), address: scored(buyerAddress) }),
  };
}

const scored = <Item>(decision: Decision<Item> | undefined): Scored<Item> | undefined =>
  decision && { value: decision.option.item, logOdds: decision.sure, rivals: decision.rivals };
