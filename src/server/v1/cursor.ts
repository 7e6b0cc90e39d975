import { invalid } from './validate.ts';

/** Where the next page begins, in letters that nobody is tempted to compute with. */
export const writeCursor = (after: number): string => Buffer.from(`after:${after}`).toString('base64url');

/** @throws Problem 400 */
export function readCursor(cursor: string): number {
  const after = Number(
    /^after:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN,
  );
  if (Number.isNaN(after)) throw invalid({ cursor: ['It must be the `next` of a page.'] });
  return after;
}
