import { type Features, flags } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { addressFeatures } from './address-features.ts';
import { addressWords, overlap } from './address-words.ts';
import { isAddressed } from './addressees.ts';
import type { Headings } from './headings.ts';
import { headingFeatures } from './name-features.ts';
import type { NameCandidate } from './names.ts';
import type { Run } from './runs.ts';
import { addressVariants, cutFeatures } from './variants.ts';
import { isInWindow, isLeft, isSenderLine } from './window.ts';

/** All evidence for the names and for the addresses, which is the same for either party. */
export function partyEvidence(
  names: readonly NameCandidate[],
  runs: readonly Run[],
  reading: Reading,
  headings: Headings,
) {
  const features = new Map<Run, Features>();
  const cut: Run[] = [];
  for (const run of runs) {
    const variants = addressVariants(run);
    if (!run.address && variants.length === 0) continue;
    if (run.address) cut.push(run);
    const own = runFeatures(run.address ? run : variants[0]!, runs, reading, headings);
    for (const one of run.address ? [run, ...variants] : variants)
      features.set(one, { ...own, ...cutFeatures(one), variant: one === run ? 0 : 1 });
  }
  const addressed = [...features.keys()];
  const nameFeature = new Map(
    names.map((name) => [
      name,
      { ...name.features, ...merged(name.features, headings(name.place.page, name.place.box)) },
    ]),
  );
  return { addressed, cut, features, nameFeature };
}

/** Where on a page a block stands, in parts of its height and width. */
const FOOTER = 0.8;
const MIDDLE = 0.4;
const RIGHT = 0.5;
/** Type below this part of the page's usual height is small. */
const SMALL = 0.85;
/** Addresses whose words overlap by more are one, printed again. */
const REPEATED = 0.7;
/** Lines that can be of nothing but an address count up to so many. */
const MOST_STRONG = 3;

/** What speaks for a block's being a party's address, whichever party's. */
function runFeatures(run: Run, runs: readonly Run[], reading: Reading, headings: Headings): Features {
  const box = (run.name ?? run.address!).box;
  const order = runs.filter((other) => other.address && other.page.page === 1 && !other.oneLine).indexOf(run);
  return {
    ...withoutSole(run, headings(run.page.page, box)),
    ...headingFeatures(run),
    strong: Math.min(MOST_STRONG, run.strong) - 1,
    ...addressFeatures(run, reading),
    ...placeFeatures(run),
    ...contentFeatures(run, reading),
    ...flags({
      senderAbove: runs.some(
        (other) => other !== run && isSenderLine(other, run.page, run.address!.box, run.parts[0]!.box.x0),
      ),
      first: order === 0,
      second: order === 1,
      repeated: runs.some(
        (other) =>
          other !== run &&
          other.address &&
          overlap(addressWords(other).folded, addressWords(run).folded) > REPEATED,
      ),
      only: runs.filter((other) => other.address).length === 1,
    }),
  };
}

/** An address where something is supplied, with no name over it, is no party's. */
function withoutSole({ name }: Run, features: Features): Features {
  const { 'heading.sole': sole, ...others } = features;
  return name && sole !== undefined ? features : others;
}

/** Where it stands. */
function placeFeatures({ page, address }: Run): Features {
  const { box, segment } = address!;
  const y = box.y0 / page.height;
  return {
    top: Math.max(0, 1 - 4 * y),
    ...flags({
      footer: y > FOOTER,
      middle: y > MIDDLE && y <= FOOTER,
      left: isLeft(box, page),
      window: isInWindow(box, page),
      right: box.x0 > RIGHT * page.width,
      small: segment.height < SMALL * page.unit,
      firstPage: page.page === 1,
      slip: page.narrow,
    }),
  };
}

/** What is in it. */
function contentFeatures(run: Run, reading: Reading): Features {
  const holds = (items: readonly Located<unknown>[]) =>
    items.some(({ segment }) => run.parts.some((part) => part.segment === segment));
  const ids = reading.taxIds.filter(({ value }) => !value.bare || value.valid);
  return flags({
    contacts: holds(reading.emails) || holds(reading.phones) || holds(reading.urls),
    ids: holds(ids) || holds(reading.ibans),
    legal: run.name !== undefined && hasLegalForm(run.name.value),
    oneLine: run.oneLine,
    addressed: run.nameLines[0] !== undefined && isAddressed(run.nameLines[0].text),
    prefixed: run.parts.some(({ prefix }) => prefix === 'address'),
  });
}

function merged(a: Features, b: Features): Features {
  const result: Features = {};
  for (const name of Object.keys(b)) result[name] = Math.max(a[name] ?? 0, b[name]!);
  return result;
}
