import type { LayoutPage } from '../../layout/index.ts';
import { type Context, type Features, flags, labelFeatures } from '../evidence/index.ts';
import type { Located } from '../places/index.ts';
import type { Reading } from '../reading/index.ts';
import { fold, hasLegalForm } from '../values/index.ts';
import { isAddressed } from './addressees.ts';
import { looksLikeName } from './name-looks.ts';
import { PARTY_ROLES } from './parts.ts';
import type { Run } from './runs.ts';
import { isInWindow, isSenderLine } from './window.ts';

/** Below these parts of a page its footer begins for a name, and a footer's columns for an address; left of the third it stands left. */
const FOOTER = 0.85;
const FOOTER_COLUMNS = 0.8;
const LEFT = 0.45;
/** Print this much above the page's line height is large, up to so much more; below the third it is small. */
const LARGE = 1.1;
const MOST_LARGE = 1.5;
const SMALL = 0.8;
/** More words make a name long, more columns in its line make it crowded. */
const LONG_WORDS = 5;
const MOST_COLUMNS = 3;
/** "Anna Maria Alder". */
const PERSON = /^(?:\p{Lu}\p{Ll}+[ .-]+){1,3}\p{Lu}\p{Ll}+$/u;

/** A line that may be a name, with the block that it stands in, and all blocks. */
export interface NameLine {
  place: Located<string>;
  /** The line without what is glued to the name. */
  value: string;
  run: Run | undefined;
  runs: readonly Run[];
}

/** The evidence for a name that does not depend on which party it is of. */
export function nameFeatures(
  { reading, labelling }: Context,
  { place, value, run, runs }: NameLine,
): Features {
  const page = reading.layout.pageOf(place.segment);
  return {
    ...labelFeatures(labelling.evidence(place, [])),
    ...placeFeatures(place, run, page, reading),
    ...looksFeatures(value, reading),
    ...runFeatures(place, value, run),
    ...blockFeatures(place, run, page, runs),
    named: isNamed(place, reading) ? 1 : 0,
  };
}

/** How a name stands towards the other blocks of the page. */
function blockFeatures(
  { box, segment }: Located<string>,
  run: Run | undefined,
  page: LayoutPage,
  runs: readonly Run[],
): Features {
  const isFirst = run?.parts[0]?.segment === segment;
  return flags({
    window: isInWindow(box, page),
    senderAbove: runs.some((other) => other !== run && isSenderLine(other, page, box, box.x0)),
    heads: isFirst && run.parts.length > 1,
    single: isFirst && run.parts.length === 1,
  });
}

/** Where a name stands, and in what print. */
function placeFeatures(
  { box, segment, page: number }: Located<string>,
  run: Run | undefined,
  page: LayoutPage,
  { layout }: Reading,
): Features {
  const y = box.y0 / page.height;
  const ratio = segment.height / page.unit;
  // A footer has its columns side by side as a table has.
  const isFooterColumn = run?.address !== undefined && y > FOOTER_COLUMNS;
  return {
    top: Math.max(0, 1 - 4 * y),
    large: Math.min(MOST_LARGE, Math.max(0, ratio - LARGE)),
    ...flags({
      footer: y > FOOTER,
      left: box.x0 < LEFT * page.width,
      small: ratio < SMALL,
      first: page.segments.find(({ text }) => looksLikeName(text)) === segment,
      firstPage: number === 1,
      // A till slip seldom names its receiver, and then under a heading.
      slip: page.narrow,
      crowded: !isFooterColumn && layout.lineOf(segment).segments.length > MOST_COLUMNS,
    }),
  };
}

/** What a name looks like. */
function looksFeatures(value: string, reading: Reading): Features {
  const words = value.split(/\s+/).length;
  return flags({
    legal: hasLegalForm(value),
    domain: fitsDomain(value, reading),
    person: PERSON.test(value),
    digits: /\d/.test(value),
    lower: /^\p{Ll}/u.test(value),
    long: words > LONG_WORDS,
    oneWord: words === 1,
  });
}

/** What the block says that a name stands in. */
function runFeatures({ segment }: Located<string>, value: string, run: Run | undefined): Features {
  const head = run?.nameLines[0];
  return {
    ...flags({
      withAddress: run?.address !== undefined,
      prefixName: run?.parts.some((part) => part.prefix === 'name' && part.segment === segment) ?? false,
      addressed: isAddressed(head?.segment === segment ? head.text : value),
      oneLine: run?.oneLine ?? false,
    }),
    ...headingFeatures(run),
  };
}

/** A domain on the pages and a name with fewer letters than these say nothing of each other. */
const LEAST_LETTERS = 4;

/** One of the e-mail and web addresses on the pages looks like the name. */
function fitsDomain(name: string, { emails, urls }: Reading): boolean {
  const key = fold(name).replace(/[^a-z0-9]/g, '');
  const firstWord = fold(name).match(/[a-z0-9]{4,}/)?.[0] ?? '';
  const hosts = [
    ...emails.map(({ value }) => value.address.split('@')[1] ?? ''),
    ...urls.map(({ value }) => value.host),
  ];
  return hosts
    .map((host) => host.split('.').slice(-2)[0] ?? '')
    .some(
      (domain) =>
        domain.length >= LEAST_LETTERS &&
        (key.startsWith(domain) ||
          domain.startsWith(key) ||
          (firstWord.length > LEAST_LETTERS && domain.includes(firstWord))),
    );
}

const NAME_WORDS =
  /(?<!\p{L})(?:name|nom|nombre|nome|naam|navn|namn|nimi|n[aá]zev|jm[eé]no|nazwa|n[eé]v|nume|denumire|denominación|denominazione|razón social|ragione sociale|επωνυμία)(?!\p{L})/iu;

/** "Customer name: …" in its own line says more than the head of an address block, which may be a department. */
function isNamed(place: Located<string>, reading: Reading): boolean {
  return reading.labels.some(
    (label) =>
      label.segment === place.segment &&
      label.end <= place.start &&
      PARTY_ROLES.has(label.value.role) &&
      NAME_WORDS.test(label.text),
  );
}

/** The heading over a run as a feature. */
export function headingFeatures(run: Run | undefined): Features {
  return run?.heading ? { [`heading.${run.heading}`]: 1 } : {};
}
