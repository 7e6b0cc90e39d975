/** Limits that a client may want to know. Times in milliseconds. */
export interface Limits {
  maxBytes: number;
  maxPages: number;
  maxPixels: number;
  deadlineMs: number;
  retentionMs: number;
  holdMs: number;
  queue: { tasks: number; bytes: number };
  clientQueue: number;
  /** A minute; 0 for no limit. */
  clientCalls: number;
}

/** The limits as lines of text. */
export function describeLimits({
  maxBytes,
  maxPages,
  maxPixels,
  deadlineMs,
  retentionMs,
  holdMs,
  queue,
  clientQueue,
  clientCalls,
}: Limits): string {
  return [
    'Limits of this server:',
    `- one document: ${maxBytes} bytes, ${maxPages} pages, ${maxPixels} pixels a picture, ${deadlineMs / 1000} s of reading`,
    `- results are readable for ${retentionMs / 3_600_000} h; a fetch waits up to ${holdMs / 1000} s`,
    `- waiting: ${queue.tasks} documents and ${queue.bytes} bytes in all, ${clientQueue} documents of one client`,
    `- calls of one client a minute: ${clientCalls || 'no limit'}`,
  ].join('\n');
}
