import type { Field } from './model.ts';
import schema from './schema.json' with { type: 'json' };

/**
 * Paths name the fields of an invoice: names and, in lists, positions from 0, joined by dots, such as `totals.gross` or
 * `lines.0.quantity`. Findings, corrections and exports all use them.
 */
export type PathPart = string | number;

/** The model as JSON Schema, as far as paths follow it. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

const DEFS = schema.$defs as Readonly<Record<string, Schema>>;
const ROOT = 'Invoice';

/** Five digits: a longer list is no invoice's. */
const POSITION = /^\d{1,5}$/;

export const formatPath = (parts: readonly PathPart[]): string => parts.join('.');

export const parsePath = (path: string): PathPart[] =>
  path.split('.').map((part) => (POSITION.test(part) ? Number(part) : part));

/** The field at a path below an invoice or a part of one; undefined where nothing was found. */
export function getField(holder: object, path: string): Field<string | number> | undefined {
  let value: unknown = holder;
  for (const part of parsePath(path)) value = (value as Record<PathPart, unknown> | undefined)?.[part];
  return value as Field<string | number> | undefined;
}

/**
 * Which type the value of the field at a path has; undefined where the model has no such field. Those of `further` have no paths: each is
 * an invoice of its own.
 */
export function valueTypeAt(path: string): 'string' | 'number' | undefined {
  let at: Schema | undefined = DEFS[ROOT];
  for (const part of parsePath(path)) {
    at = typeof part === 'number' ? at?.items : ownProperty(at, part);
    if (at?.$ref) at = resolve(at);
  }
  return valueTypeOf(at);
}

/** The paths of all fields of a type of the model, in its order, those in lists left out. */
export const listFieldPaths = (type: 'Invoice' | 'InvoiceLine' = ROOT): string[] =>
  fieldPathsBelow(DEFS[type]!, []);

function fieldPathsBelow(at: Schema, above: readonly PathPart[]): string[] {
  return Object.entries(at.properties ?? {}).flatMap(([name, property]) => {
    const target = resolve(property);
    const path = [...above, name];
    if (valueTypeOf(target)) return [formatPath(path)];
    return target?.properties ? fieldPathsBelow(target, path) : [];
  });
}

const ownProperty = (at: Schema | undefined, name: string): Schema | undefined =>
  at?.properties && Object.hasOwn(at.properties, name) ? at.properties[name] : undefined;

function resolve(at: Schema): Schema | undefined {
  const name = at.$ref?.slice('#/$defs/'.length);
  if (name === undefined) return at;
  return name === ROOT ? undefined : DEFS[name];
}

/** A field has a value and a confidence; undefined for anything else. */
function valueTypeOf(at: Schema | undefined): 'string' | 'number' | undefined {
  const { value, confidence } = at?.properties ?? {};
  if (!value || !confidence) return undefined;
  return resolve(value)?.type === 'number' ? 'number' : 'string';
}
