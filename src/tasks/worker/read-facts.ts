import type { Logger } from 'pino';
import type { ReadErrorCode } from '../../base/index.ts';
import type { PageReport } from '../../invoice/index.ts';
import type { Lease, Timings } from '../ports/index.ts';
import type { ReadOutcome } from './reader-child.ts';

/** Outcomes that count: a reading that the machine hindered is one of its own, later. */
type Counted = Exclude<ReadOutcome, { kind: 'hindered' }>;

/** A reading in numbers. */
export interface ReadFacts {
  /** `completed`, or the code of the error. */
  outcome: 'completed' | ReadErrorCode;
  /** From submission to the start of this attempt. */
  waitedMs: number;
  readMs: number;
  /** By stage. */
  timings: Timings;
  /** How each page was read. */
  pages: PageReport['source'][];
  /** Resident memory of the reader process afterwards, in bytes; absent when it died. */
  rss?: number;
}

export function toReadFacts(outcome: Counted, waitedMs: number, readMs: number): ReadFacts {
  if (outcome.kind === 'invoice') {
    const { timings, rss, invoice } = outcome;
    const pages = invoice.pages.map(({ source }) => source);
    return { outcome: 'completed', waitedMs, readMs, timings, rss, pages };
  }
  const rss = outcome.kind === 'failed' ? { rss: outcome.rss } : {};
  return { outcome: outcome.error.code, waitedMs, readMs, timings: {}, pages: [], ...rss };
}

/** Logs how a reading ended, without a word of the document. */
export function logReading(log: Logger, { id, attempt }: Lease, outcome: Counted, ms: number): void {
  const facts = { task: id, attempt, ms, ...(outcome.kind !== 'invoice' && { code: outcome.error.code }) };
  if (outcome.kind === 'invoice') log.info(facts, 'read');
  else if (outcome.kind === 'died') log.warn({ ...facts, how: outcome.how }, 'a reader process died');
  else if (outcome.trace)
    log.error({ ...facts, trace: outcome.trace }, 'reading failed by a fault of inkvoice');
  else log.info(facts, 'cannot be read');
}
