import type { LayoutPage } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import type { Located } from '../places/index.ts';
import { addressLines, addressStart, trimmed } from './address-lines.ts';
import { join } from './join-places.ts';
import { BODY, STRONG } from './line-kinds.ts';
import { nameLines } from './name-lines.ts';
import type { Part } from './parts.ts';

/** Lines that describe one party: its name, its address, and what stands with them. */
export interface Run {
  page: LayoutPage;
  /** All lines, top to bottom. */
  parts: Part[];
  name?: Located<string>;
  address?: Located<string>;
  /** The lines of the name, and of the address. */
  nameLines: Part[];
  lines: Part[];
  /** Lines with a street or a postal code. */
  strong: number;
  /** "Bill to" and the like, in the same column right above or as a prefix. */
  heading?: LabelRole;
  /** All in one line, with separators. */
  oneLine: boolean;
  /** All lines of its column, and which of them the run begins with. */
  column: readonly Part[];
  position: number;
  /** The same for all runs that differ only in how their address is cut. */
  block: object;
  /** Its address is cut elsewhere than rules cut it. */
  isVariant: boolean;
}

/** Where a run stands in its column, and what it stands under. */
export interface RunPlace {
  page: LayoutPage;
  heading?: LabelRole | undefined;
  /** All lines of its column, and which of them it begins with. */
  column: readonly Part[];
  position: number;
  /** Width of the column; 0 where lines do not wrap. */
  room: number;
}

/** The run that lines make, with its name and its address; undefined where none of them describes a party. */
export function makeRun(
  parts: readonly Part[],
  { page, heading, column, position, room }: RunPlace,
): Run | undefined {
  const firstStrong = addressStart(parts);
  const body = parts.filter(({ value }) => BODY.has(value));
  if (body.length === 0) return undefined;
  let address: Part[] = [];
  if (firstStrong >= 0) address = addressLines(parts, firstStrong, page.narrow);
  const before = firstStrong >= 0 ? parts.slice(0, firstStrong) : parts;
  let name = nameLines(
    before.filter(({ value }) => value === 'text' || value === 'street'),
    page,
    room || Number.POSITIVE_INFINITY,
  );
  if (firstStrong >= 0) {
    // "City, name prefix below": the name may follow when it carries a label of its own.
    const labelled = parts.find(({ prefix, value }) => prefix === 'name' && BODY.has(value));
    if (labelled) name = [labelled];
  }
  address = address.filter((part) => !name.includes(part));
  return {
    page,
    parts: [...parts],
    nameLines: name,
    lines: address,
    ...(name.length > 0 ? { name: join(name, name.map(({ text }) => text).join(' '), ' ') } : {}),
    ...(address.length > 0
      ? { address: join(address, address.map(({ text }) => trimmed(text)).join(', '), ', ') }
      : {}),
    strong: address.filter(({ value }) => STRONG.has(value)).length,
    ...(heading ? { heading } : {}),
    oneLine: false,
    column,
    position,
    block: {},
    isVariant: false,
  };
}
