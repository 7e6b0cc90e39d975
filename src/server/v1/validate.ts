import type { Static, TSchema } from '@fastify/type-provider-typebox';
import { Value } from 'typebox/value';
import { type PropertyErrors, problem } from '../problem.ts';

/** The value, when it is what the schema says. @throws Problem 400 with errors by property */
export function valid<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  if (Value.Check(schema, value)) return value as Static<Schema>;
  const errors: PropertyErrors = {};
  for (const { instancePath, message, params } of Value.Errors(schema, value)) {
    const { additionalProperties, requiredProperties } = params as Record<string, string[] | undefined>;
    const path = instancePath.slice(1).replaceAll('/', '.');
    for (const name of additionalProperties ?? requiredProperties ?? ['']) {
      const key = [path, name].filter(Boolean).join('.');
      const said = requiredProperties
        ? 'It is missing.'
        : additionalProperties
          ? 'There is no such property.'
          : `It ${message}.`;
      errors[key] ??= [said];
    }
  }
  throw invalid(errors);
}

export const invalid = (errors: PropertyErrors) => problem(400, 'invalid_request', { errors });
