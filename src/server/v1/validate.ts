import type { Static, TSchema } from '@fastify/type-provider-typebox';
import { Value } from 'typebox/value';
import { createProblem, type PropertyErrors } from '../http/index.ts';

/** The value, if it is valid by the schema. @throws Problem 400 with errors by property */
export function requireValid<Schema extends TSchema>(schema: Schema, value: unknown): Static<Schema> {
  if (Value.Check(schema, value)) return value as Static<Schema>;
  const errors: PropertyErrors = {};
  for (const { instancePath, message, params } of Value.Errors(schema, value)) {
    const { additionalProperties, requiredProperties } = params as Record<string, string[] | undefined>;
    const path = instancePath.slice(1).replaceAll('/', '.');
    for (const name of additionalProperties ?? requiredProperties ?? ['']) {
      const key = [path, name].filter(Boolean).join('.');
      const sentence = requiredProperties
        ? 'It is missing.'
        : additionalProperties
          ? 'There is no such property.'
          : `It ${message}.`;
      errors[key] ??= [sentence];
    }
  }
  throw createInvalid(errors);
}

/** The answer to a request with these errors. */
export const createInvalid = (errors: PropertyErrors) => createProblem(400, 'invalid_request', { errors });

/** Parses JSON without revealing the parser's message, which quotes the body. @throws Problem 400 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw createProblem(400, 'bad_request', { detail: 'The body is not valid JSON.' });
  }
}
