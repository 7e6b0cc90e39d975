import type { Features, Model, Option } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import { fold, foldedLetters } from '../values/index.ts';
import { addressWords, overlap } from './address-words.ts';
import type { NameCandidate } from './names.ts';
import type { Run } from './runs.ts';

type Name = Option<NameCandidate>;
type Address = Option<Run>;

/** One party of a whole. */
export interface PartyOptions {
  name?: Name | undefined;
  address?: Address | undefined;
}

/** Log-odds that the line over a party's address counts as its name at least. */
const LEAST_HEAD = -1;

/** Two names that begin with the same word: a company and its department. */
function isAlike(a: string, b: string): boolean {
  const word = (text: string) => fold(text).match(/[\p{L}\p{N}]{4,}/u)?.[0];
  return word(a) !== undefined && word(a) === word(b);
}

/** A name is near an address within these distances of it, down and across, in line heights. */
const NEAR = { down: 4, across: 10 };

/** What a name and an address have to do with each other, in log-odds. */
export function pairing(name: NameCandidate, run: Run, pairs: Model['pairs']): number {
  if (run.isVariant && run.lines.some((line) => holds(line, name.place))) return -Infinity;
  if (name.run?.block === run.block)
    return run.nameLines[0]?.segment === name.place.segment ? pairs.together : pairs.inRun;
  if (run.name) {
    const tie = nameTie(name, run.name.value, pairs);
    if (tie !== undefined) return tie;
  }
  if (name.features.named) return 0;
  if (run.name && name.run) return pairs.apart;
  return isNear(name, run) ? pairs.near : 0;
}

/** The name is a part of the line. */
const holds = (line: Located<unknown>, { segment, start, end }: Located<unknown>) =>
  line.segment === segment && line.start <= start && end <= line.end;

/** What a name gets from the name over the address; undefined where the two have nothing in common. */
function nameTie(name: NameCandidate, head: string, pairs: Model['pairs']): number | undefined {
  const { value } = name.place;
  if (fold(head) === fold(value)) return pairs.sameName;
  // The logo over the address, and the whole name elsewhere.
  if (name.features.fuller && foldedLetters(value).startsWith(foldedLetters(head))) return pairs.together;
  return isAlike(head, value) ? pairs.alike : undefined;
}

function isNear({ place }: NameCandidate, { page, address }: Run): boolean {
  const { box } = address!;
  const gap = Math.max(box.y0 - place.box.y1, place.box.y0 - box.y1, 0) / page.unit;
  return (
    place.page === page.page && gap < NEAR.down && Math.abs(place.box.x0 - box.x0) < NEAR.across * page.unit
  );
}

/** What a name gains over an address: over the party's own address it is the name by its place, however it looks. */
export function gainByPlace({ name, address }: PartyOptions): number {
  const heads =
    name &&
    address &&
    name.item.run?.block === address.item.block &&
    address.item.name?.segment === name.item.place.segment;
  return heads ? Math.max(0, LEAST_HEAD - name.logOdds) : 0;
}

const nameKeys = new WeakMap<NameCandidate, string>();

function nameKey(name: NameCandidate): string {
  let key = nameKeys.get(name);
  if (key === undefined) {
    key = foldedLetters(name.place.value);
    nameKeys.set(name, key);
  }
  return key;
}

/** "Alder" in the logo and "Alder Tools Ltd" in the footer are one. */
export function isSameName(a: Name, b: Name): boolean {
  const [one, other] = [nameKey(a.item), nameKey(b.item)];
  return one === other || Boolean(one && other && (one.includes(other) || other.includes(one)));
}

/** Addresses whose words overlap by more than this part are one, where both are read in plain letters… */
const SAME_ADDRESS = 0.6;
/** … and by this part letter by letter, one printed twice, which cannot be both parties'. */
const PRINTED_TWICE = 0.85;

/** A street and town, and the same with the country, are one. */
export function isSameAddress(a: Address, b: Address): boolean {
  if (a.item === b.item) return true;
  const [first, second] = [addressWords(a.item).folded, addressWords(b.item).folded];
  if (!first.text || !second.text) return false;
  return (
    first.text.includes(second.text) ||
    second.text.includes(first.text) ||
    overlap(first, second) > SAME_ADDRESS
  );
}

/** What cannot be both: one name or one address for two parties, and the name over one's address for the other. */
export function clash(seller: PartyOptions, buyer: PartyOptions): boolean {
  if (seller.name && buyer.name && nameKey(seller.name.item) === nameKey(buyer.name.item)) return true;
  if (seller.address && buyer.address && isTwice(seller.address.item, buyer.address.item)) return true;
  return heads(seller.name, buyer.address) || heads(buyer.name, seller.address);
}

const isTwice = (a: Run, b: Run) =>
  a.block === b.block || overlap(addressWords(a).printed, addressWords(b).printed) > PRINTED_TWICE;

const heads = (name: Name | undefined, address: Address | undefined) =>
  name !== undefined && address !== undefined && name.item.run?.block === address.item.block;

/** The seller's address is at least this sure, in log-odds, where what is left is taken for the buyer's. */
const SURE_SELLER = 1;
/** A receiver's address stands above this part of the first page. */
const UPPER_PART = 0.55;
/** Addresses that overlap less are two. */
const OTHER_ADDRESS = 0.7;

/** The seller is known, and of all that could be the receiver's address one is left. */
export function isRemaining(
  seller: Address | undefined,
  buyer: Address | undefined,
  runs: readonly Run[],
  features: ReadonlyMap<Run, Features>,
): boolean {
  const candidate = buyer?.item;
  if (!seller || seller.logOdds < SURE_SELLER || !candidate?.name) return false;
  const others = runs.filter(
    (run) =>
      mayBeReceiver(run, features.get(run)!) &&
      overlap(addressWords(run).folded, addressWords(seller.item).folded) < OTHER_ADDRESS,
  );
  return others.length === 1 && others[0]!.block === candidate.block;
}

const mayBeReceiver = (run: Run, features: Features) =>
  run.page.page === 1 &&
  run.name !== undefined &&
  !run.oneLine &&
  (features.postal === 1 || features.strong! > 0) &&
  !features.row &&
  run.address!.box.y0 < UPPER_PART * run.page.height &&
  !features['heading.delivery'] &&
  !features['heading.remit_to'];
