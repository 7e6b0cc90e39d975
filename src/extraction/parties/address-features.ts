import type { Features } from '../evidence/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Run } from './runs.ts';
import { isWeakStreet } from './streets.ts';

/** Whether a run is an address at all, whosever it may be: with a postal code, by a weak sign of a street alone, in a row with a sum. */
export function addressFeatures({ parts, address, page }: Run, reading: Reading): Features {
  const weak = parts.every(
    ({ value, text }) => value !== 'postal' && (value !== 'street' || isWeakStreet(text)),
  );
  const row = reading.amounts.some(
    ({ value, segment }) =>
      value.fraction === 2 &&
      segment.page === page.page &&
      reading.layout.lineOf(address!.segment).segments.includes(segment),
  );
  return {
    postal: parts.some(({ value }) => value === 'postal') ? 1 : 0,
    weak: weak ? 1 : 0,
    row: row ? 1 : 0,
  };
}
