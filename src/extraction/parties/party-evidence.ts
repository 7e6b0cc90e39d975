import type { Features } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { addressFeatures } from './address-features.ts';
import { addressWords, overlap } from './address-words.ts';
import { isAddressed } from './addressees.ts';
import type { Headings } from './headings.ts';
import { headingFeatures, type NameCandidate } from './names.ts';
import type { Run } from './runs.ts';

/** All evidence for the names and for the addresses, which is the same for either party. */
export function partyEvidence(
  names: readonly NameCandidate[],
  runs: readonly Run[],
  reading: Reading,
  headings: Headings,
) {
  const addressed = runs.filter((run) => run.address);
  const features = new Map(addressed.map((run) => [run, runFeatures(run, runs, reading, headings)]));
  const nameFeature = new Map(
    names.map((name) => [
      name,
      { ...name.features, ...merged(name.features, headings(name.place.page, name.place.box)) },
    ]),
  );
  return { addressed, features, nameFeature };
}

export function runFeatures(run: Run, runs: readonly Run[], reading: Reading, headings: Headings): Features {
  const { page } = run;
  const box = run.address!.box;
  const y = box.y0 / page.height;
  const has = (items: readonly Located<unknown>[]) =>
    items.some(({ segment }) => run.parts.some((part) => part.segment === segment));
  const above = runs.some(
    (other) =>
      other !== run &&
      other.oneLine &&
      other.page === page &&
      other.address!.box.y1 <= box.y0 + 0.3 * page.unit &&
      box.y0 - other.address!.box.y1 < 9 * page.unit &&
      Math.abs(other.parts[0]!.segment.box.x0 - run.parts[0]!.box.x0) < 8 * page.unit,
  );
  const order = runs.filter((other) => other.address && other.page.page === 1 && !other.oneLine).indexOf(run);
  return {
    ...headings(page.page, (run.name ?? run.address!).box),
    ...headingFeatures(run),
    strong: Math.min(3, run.strong) - 1,
    ...addressFeatures(run, reading),
    top: Math.max(0, 1 - 4 * y),
    footer: y > 0.8 ? 1 : 0,
    middle: y > 0.4 && y <= 0.8 ? 1 : 0,
    left: box.x0 < 0.4 * page.width ? 1 : 0,
    window: box.x0 < 0.4 * page.width && y > 0.1 && y < 0.38 ? 1 : 0,
    right: box.x0 > 0.5 * page.width ? 1 : 0,
    contacts: has(reading.emails) || has(reading.phones) || has(reading.urls) ? 1 : 0,
    ids: has(reading.taxIds.filter(({ value }) => !value.bare || value.valid)) || has(reading.ibans) ? 1 : 0,
    legal: run.name && hasLegalForm(run.name.value) ? 1 : 0,
    oneLine: run.oneLine ? 1 : 0,
    small: run.address!.segment.height < 0.85 * page.unit ? 1 : 0,
    senderAbove: above ? 1 : 0,
    first: order === 0 ? 1 : 0,
    second: order === 1 ? 1 : 0,
    firstPage: page.page === 1 ? 1 : 0,
    slip: page.narrow ? 1 : 0,
    repeated: runs.some(
      (other) =>
        other !== run && other.address && overlap(addressWords(other).folded, addressWords(run).folded) > 0.7,
    )
      ? 1
      : 0,
    only: runs.filter((other) => other.address).length === 1 ? 1 : 0,
    addressed: run.nameLines[0] && isAddressed(run.nameLines[0].text) ? 1 : 0,
    prefixed: run.parts.some(({ prefix }) => prefix === 'address') ? 1 : 0,
  };
}

function merged(a: Features, b: Features): Features {
  const result: Features = {};
  for (const name of Object.keys(b)) result[name] = Math.max(a[name] ?? 0, b[name]!);
  return result;
}
