import { type Context, type Features, labelFeatures } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold, foldedLetters } from '../values/index.ts';
import type { DecidedParties, DecidedParty } from './decided.ts';
import type { Headings } from './headings.ts';

/** Below this part of the page a letter's footer begins. */
const FOOTER = 0.85;

/** Where a party stands on the pages: its name and address, and wherever its name is printed again. */
const remembered = new WeakMap<DecidedParty, Anchor[]>();
type Anchor = Pick<Located<unknown>, 'box' | 'page'>;

function anchorsOf(party: DecidedParty, reading: Reading): Anchor[] {
  const known = remembered.get(party);
  if (known) return known;
  const name = party.name?.value.place;
  const key = name ? foldedLetters(name.value) : '';
  const again =
    key.length < 6
      ? []
      : reading.layout.segments.filter((segment) => foldedLetters(segment.text).includes(key));
  const anchors = [name, party.address?.value.address, ...again].filter((place) => place !== undefined);
  remembered.set(party, anchors);
  return anchors;
}

/** How near a value is to a party's name or address: 1 in its block, falling with the distance. */
export function nearness(place: Located<unknown>, party: DecidedParty, reading: Reading): number {
  const { name, address } = party;
  const runs = [name?.value.run, address?.value].filter((run) => run !== undefined);
  if (runs.some(({ parts }) => parts.some(({ segment }) => segment === place.segment))) return 1;
  const page = reading.layout.pageOf(place.segment);
  let best = 0;
  for (const other of anchorsOf(party, reading)) {
    if (other.page !== place.page) continue;
    const dy = Math.max(0, place.box.y0 - other.box.y1, other.box.y0 - place.box.y1) / page.unit;
    const dx = Math.max(0, place.box.x0 - other.box.x1, other.box.x0 - place.box.x1) / page.unit;
    // The columns of a footer belong together.
    const across = place.box.y0 > FOOTER * page.height && other.box.y0 > FOOTER * page.height ? 60 : 15;
    best = Math.max(best, 0.9 * Math.exp(-dy / 5 - dx / across));
  }
  return best;
}

/** Below this part of a page its footer begins for what belongs to a party, above the other its head ends. */
const LOW = 0.8;
const TOP = 0.25;
/** More words in a line make it a sentence. */
const SENTENCE_WORDS = 8;

/** Evidence that is alike for every value that a party has: labels, headings, zones. */
export function contactFeatures(
  { reading, labelling }: Context,
  place: Located<unknown>,
  all: readonly Located<unknown>[],
  headings: Headings,
): Features {
  const page = reading.layout.pageOf(place.segment);
  const y = place.box.y0 / page.height;
  return {
    ...labelFeatures(labelling.evidence(place, all)),
    ...headings(place.page, place.box),
    top: y < TOP ? 1 : 0,
    footer: y > LOW ? 1 : 0,
    only: all.length === 1 ? 1 : 0,
    first: all[0] === place ? 1 : 0,
    sentence: (place.segment.text.match(/\p{L}{2,}/gu)?.length ?? 0) > SENTENCE_WORDS ? 1 : 0,
    firstPage: place.page === 1 ? 1 : 0,
  };
}

/** One party is nearer than the other by being at least so near. */
const NEAR = 0.3;

/** Evidence by how near a value stands to what is taken for the parties. */
export function nearnessFeatures(
  place: Located<unknown>,
  { seller, buyer }: DecidedParties,
  reading: Reading,
): Features {
  const near = nearness(place, seller, reading);
  const other = nearness(place, buyer, reading);
  return {
    nearSeller: near,
    nearBuyer: other,
    buyerNearer: other > near && other > NEAR ? 1 : 0,
    sellerNearer: near > other && near > NEAR ? 1 : 0,
  };
}

/** The host of an address or site looks like the party's name. */
export function domainFits(host: string, name: string | undefined): boolean {
  if (!name) return false;
  const domain = host.split('.').slice(-2)[0] ?? '';
  const key = fold(name).replace(/[^a-z0-9]/g, '');
  return (
    domain.length > 3 &&
    (key.startsWith(domain) ||
      domain.startsWith(key.slice(0, 12)) ||
      (fold(name).match(/[a-z0-9]{4,}/g) ?? []).some((w) => domain.includes(w) && w.length > 4))
  );
}
