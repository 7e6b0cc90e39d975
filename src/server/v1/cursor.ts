import { createInvalid } from './validate.ts';

/** Where the next page begins, encoded so that no client computes with it. */
export const writeCursor = (after: number): string => Buffer.from(`after:${after}`).toString('base64url');

/** The place that a cursor stands for. @throws Problem 400 */
export function readCursor(cursor: string): number {
  const after = Number(
    /^after:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN,
  );
  if (Number.isNaN(after)) throw createInvalid({ cursor: ['It must be the `next` of a page.'] });
  return after;
}
