import type { Delivery } from '../../invoice/index.ts';
import { type Context, type Features, probability, score } from '../evidence/index.ts';
import type { Label, LabelRole } from '../labels/index.ts';
import { type Located, locate, readField } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { foldedLetters } from '../values/index.ts';
import { addressFeatures } from './address-features.ts';
import { trimmed } from './address-lines.ts';
import type { DecidedParties } from './decided.ts';
import type { Headings } from './headings.ts';
import { join } from './join-places.ts';
import { cleanName, looksLikeName } from './name-looks.ts';
import type { Run } from './runs.ts';
import { splitLine } from './split-line.ts';

/** Another address that is this much less likely says that there are several. */
const RIVAL = 2;

/**
 * Where goods went, by a block under "Ship to" and the like; undefined where none has an address, where several are named, and where it is
 * the seller's.
 */
export function findDelivery(
  { reading, model: { weights, thresholds } }: Context,
  runs: readonly Run[],
  { seller, buyer }: DecidedParties,
  headings: Headings,
): Delivery | undefined {
  const labels = reading.labels.filter(({ value }) => value.role === 'delivery');
  if (labels.length === 0) return undefined;
  const sellers = seller.address && foldedLetters(seller.address.value.address!.value);
  const rated = runs
    .filter((run) => run.address && foldedLetters(run.address.value) !== sellers)
    .map((run) => ({ run, features: featuresOf(run, headings, labels, reading) }))
    // A word of two meanings is this one where the receiver stands elsewhere.
    .filter(({ run, features }) => !features.double || (buyer.address && run !== buyer.address.value))
    .map(({ run, features }) => ({ run, logOdds: score(weights.delivery, features) }))
    .filter(({ logOdds }) => logOdds > thresholds.delivery)
    .sort((a, b) => b.logOdds - a.logOdds);
  const [best, ...others] = rated;
  if (!best) return undefined;
  const { run, logOdds } = best;
  const place = foldedLetters(run.address!.value);
  const several = others.some((other) => {
    const another = foldedLetters(other.run.address!.value);
    const whole = other.run.name || other.run.strong > 1;
    return whole && other.logOdds > logOdds - RIVAL && !another.includes(place) && !place.includes(another);
  });
  if (several) return undefined;
  const field = <Value>(at: Located<Value>, value: Value) =>
    readField(value, at, probability(logOdds), run.page);
  const { name, address } = nameAndAddress(run, runs, reading);
  const id = locationIn(run);
  return {
    ...(name ? { name: field(name, cleanName(name.value)) } : {}),
    ...(id ? { locationId: field(id, id.value) } : {}),
    address: field(address, address.value),
  };
}

/** What a run says, with what its line goes on with on the next: "Ship to: Ada Byrne, 9 Harbour Street," / "Southfield QX3 1AA". */
function nameAndAddress(
  run: Run,
  runs: readonly Run[],
  reading: Reading,
): { name?: Located<string>; address: Located<string> } {
  const [line, ...more] = run.lines;
  if (run.name || !line) {
    const rest = run.oneLine && !run.parts.some(({ value }) => value === 'postal') && continuation(run, runs);
    const address = rest ? joined([run.address!, rest]) : run.address!;
    return run.name && looksLikeName(cleanName(run.name.value)) ? { name: run.name, address } : { address };
  }
  // Before the street stands who lives there.
  const [first, second, ...rest] = splitLine(line, reading);
  const named = first?.value === 'text' && /\s/.test(first.text) && looksLikeName(first.text);
  if (!named || second?.value !== 'street' || rest.length + more.length === 0)
    return { address: run.address! };
  const text = line.segment.text.slice(second.start, line.end);
  const street = locate(line.segment, { start: second.start, end: line.end, text, value: text });
  return { name: { ...first, value: first.text }, address: joined([street, ...more]) };
}

const joined = (lines: readonly Located<unknown>[]): Located<string> =>
  join(lines, lines.map(({ text }) => trimmed(text)).join(', '), ', ');

/** The town right below a line that ends with the street. */
function continuation({ page, address }: Run, runs: readonly Run[]): Located<string> | undefined {
  const { segment } = address!;
  return runs.find(({ page: own, name, lines: [first] }) => {
    if (own !== page || name || first?.value !== 'postal') return false;
    const gap = first.box.y0 - segment.box.y1;
    return gap > -0.3 * page.unit && gap < page.unit && Math.abs(first.box.x0 - segment.box.x0) < page.unit;
  })?.address;
}

/** The label stands over the block, left of it, or before it in its line. */
function heads(label: Located<Label>, top: Located<unknown>, unit: number): boolean {
  if (label.page !== top.page) return false;
  if (label.segment === top.segment) return label.end <= top.start;
  const down = (top.box.y0 - label.box.y1) / unit;
  if (down < -1.5 || down > NEAR) return false;
  const beside = (top.box.x0 - label.box.x1) / unit;
  return Math.abs(top.box.x0 - label.box.x0) < 3 * unit || (down < 0 && beside >= 0 && beside < BESIDE);
}

/** How far below its label a block begins, and how far right of it, in line heights. */
const [NEAR, BESIDE] = [2.5, 12];

/** "Odbiorca" is the payee too, "Warenempfänger" who buys. */
const SECOND = new Set<LabelRole>(['buyer', 'account_holder']);

function featuresOf(
  run: Run,
  headings: Headings,
  labels: readonly Located<Label>[],
  reading: Reading,
): Features {
  const { heading, page } = run;
  const top = run.name ?? run.address!;
  const spoken = headings(page.page, top.box);
  const own = labels.find((label) => heads(label, top, page.unit));
  const double =
    own &&
    reading.labels.some(
      ({ value, segment, start }) => segment === own.segment && start === own.start && SECOND.has(value.role),
    );
  if (double) spoken['heading.buyer'] = 0;
  return {
    ...spoken,
    own: own && (double || heading === 'delivery') ? 1 : 0,
    double: double ? 1 : 0,
    others: heading && heading !== 'delivery' && !double ? 1 : 0,
    ...addressFeatures(run, reading),
    mixed: /[:：]|\d{9}/.test(run.address!.value) ? 1 : 0,
  };
}

/** "GLN 4099999000010" among the lines of the block. */
const LOCATION = /(?<!\p{L})(?:GLN|ILN)(?!\p{L})[^\d\p{L}]{0,6}(\d{13})(?!\d)/u;

function locationIn({ parts }: Run): Located<string> | undefined {
  for (const { segment } of parts) {
    const match = LOCATION.exec(segment.text);
    const value = match?.[1];
    if (!match || !value || !checks(value)) continue;
    const end = match.index + match[0].length;
    return locate(segment, { start: end - value.length, end, text: value, value });
  }
  return undefined;
}

/** GS1's check digit. */
const checks = (digits: string) =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
