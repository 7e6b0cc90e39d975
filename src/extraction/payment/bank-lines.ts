import type { Segment } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Reading } from '../reading/index.ts';

/** How a line stands among those that hold accounts and codes of banks. */
export interface AmongAccounts {
  /** One stands in it or on its line, or a little above or below in its column. */
  beside: boolean;
  /** One is the very next line above or below, flush with it. */
  next: boolean;
  /** It stands between the heading of bank details and one of them. */
  between: boolean;
}

const OF_CODES: ReadonlySet<LabelRole> = new Set([
  'iban',
  'bic',
  'sort_code',
  'account_number',
  'routing_number',
]);

/** A BIC at least this plausible by its shape is one without a label. */
const TELLING = 0.5;
/** An account of so many digits is a bank's in any country: customers' and members' numbers are shorter. */
const LONG_ACCOUNT = 20;

/** Where an account or a bank's code stands, or the label of one. */
function accountSegments({ labels, bics, ibans, accounts }: Reading): Set<Segment> {
  const places = [
    ...ibans,
    ...bics.filter(({ value }) => value.plausibility >= TELLING),
    ...labels.filter(({ value }) => OF_CODES.has(value.role)),
    ...accounts.filter(({ value }) => value.kind === 'account' && value.compact.length >= LONG_ACCOUNT),
  ];
  return new Set(places.map(({ segment }) => segment));
}

/** Line heights: what is near in a column, the gap to the very next line, and how far lines begin apart that are flush. */
const NEAR = 4.5;
const NEXT = 1.2;
const FLUSH = 1;

/** Tells of a segment how it stands among those that hold accounts and codes of banks. */
export function amongAccounts(reading: Reading): (segment: Segment) => AmongAccounts {
  const { layout, labels } = reading;
  const accounts = accountSegments(reading);
  const headings = new Set(
    labels.filter(({ value }) => value.role === 'bank_details').map(({ segment }) => segment),
  );
  return (segment) => {
    const page = layout.pageOf(segment);
    const column = page.columns.find(({ segments }) => segments.includes(segment))!;
    const at = column.segments.indexOf(segment);
    const near = [
      ...column.segments
        .slice(Math.max(0, at - 2), at + 3)
        .filter(({ box }) => Math.abs(box.y0 - segment.box.y0) < NEAR * page.unit),
      ...layout.lineOf(segment).segments,
    ];
    const neighbour = (step: 1 | -1): Segment | undefined => {
      const other = column.segments[at + step];
      if (!other) return undefined;
      const [upper, lower] = step === 1 ? [segment, other] : [other, segment];
      const isNext = lower.box.y0 - upper.box.y1 < NEXT * page.unit;
      return isNext && Math.abs(upper.box.x0 - lower.box.x0) < FLUSH * page.unit ? other : undefined;
    };
    const [above, below] = [neighbour(-1), neighbour(1)];
    const holds = (other: Segment | undefined) => other !== undefined && accounts.has(other);
    const isHeaded = above !== undefined && headings.has(above);
    // Under the bank's name may stand the account's holder.
    const leads = holds(below) || (below !== undefined && holds(column.segments[at + 2]));
    return {
      beside: near.some((other) => accounts.has(other)),
      next: holds(above) || holds(below),
      between: isHeaded && leads,
    };
  };
}
