import { valueTypeAt } from '../../invoice/index.ts';
import type { Correction, Task } from '../../tasks/index.ts';
import type { PropertyErrors } from '../http/index.ts';
import { Corrections } from './schemas.ts';
import { createInvalid, requireValid } from './validate.ts';

/** Corrections that one invoice may have, repeated ones included. */
const MAX_CORRECTIONS = 1_000;

/** The corrections of a request, each checked against the model and the invoice. @throws Problem 400 with errors by path */
export function readCorrections(body: unknown, task: Task): Pick<Correction, 'path' | 'value'>[] {
  const given = Object.entries(requireValid(Corrections, body).corrections);
  const before = task.corrections?.length ?? 0;
  if (before + given.length > MAX_CORRECTIONS) {
    throw createInvalid({
      corrections: [`An invoice may have ${MAX_CORRECTIONS} in all; this one has ${before}.`],
    });
  }
  const errors: PropertyErrors = {};
  // A correction may add the line after the last one, and others of this request may follow it.
  let lines = task.result?.lines.length ?? 0;
  for (const { path } of task.corrections ?? []) lines = Math.max(lines, lineIndexOf(path) + 1);
  for (const [path, value] of given.toSorted(([a], [b]) => lineIndexOf(a) - lineIndexOf(b))) {
    const type = valueTypeAt(path);
    if (!type) errors[path] = ['There is no such field.'];
    else if (value !== null && typeof value !== type) errors[path] = [`It must be a ${type} or null.`];
    else if (/(^|\.)(issueDate|dueDate)$/.test(path) && !isDate(value))
      errors[path] = ['It must be a date, YYYY-MM-DD.'];
    else if (lineIndexOf(path) > lines)
      errors[path] = [`There are ${lines} lines: the next is lines.${lines}.`];
    else lines = Math.max(lines, lineIndexOf(path) + 1);
  }
  if (Object.keys(errors).length > 0) throw createInvalid(errors);
  return given.map(([path, value]) => ({ path, value }));
}

/** The index of the line that a path belongs to; -1 for other fields. */
const lineIndexOf = (path: string): number => Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1);

function isDate(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
