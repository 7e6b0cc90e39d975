import { readFileSync } from 'node:fs';
import { type TSchema, Type } from '@fastify/type-provider-typebox';

/** JSON Schema, as far as it is walked here. */
export interface Schema extends TSchema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

/**
 * The schemas of `src/invoice/model.ts`, made from its very source, so that what the API describes, accepts as a correction and exports is the
 * model by construction.
 */
const SOURCE = new URL('../../invoice/model.ts', import.meta.url);

const COMMENTS = /\/\*\*[\s\S]*?\*\//g;

let made: Record<string, Schema> | undefined;

function schemas(): Record<string, Schema> {
  made ??= Type.Script(readFileSync(SOURCE, 'utf8').replace(COMMENTS, '')) as unknown as typeof made;
  return made!;
}

/** The whole model. */
export const invoiceSchema = (): Schema => schemas().Invoice!;

/** Whether a schema is that of a decided value, and of which type that is. */
export function valueTypeOf(schema: Schema | undefined): 'string' | 'number' | undefined {
  const { value, confidence } = schema?.properties ?? {};
  if (!value || !confidence) return undefined;
  return value.type === 'number' ? 'number' : 'string';
}

/** The schema at a path such as `totals.gross` or `lines.0.quantity`. */
export function schemaAt(path: string): Schema | undefined {
  let schema: Schema | undefined = invoiceSchema();
  for (const part of path.split('.')) {
    const { properties, items }: Schema = schema ?? ({} as Schema);
    if (items) schema = /^\d{1,5}$/.test(part) ? items : undefined;
    else schema = properties && Object.hasOwn(properties, part) ? properties[part] : undefined;
  }
  return schema;
}

/** Paths of all decided values below a schema, arrays left out, in the model's order. */
export function fieldPaths(schema: Schema = invoiceSchema(), prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    if (valueTypeOf(one)) return [prefix + name];
    return one.properties ? fieldPaths(one, `${prefix}${name}.`) : [];
  });
}
