import type { TSchema } from '@fastify/type-provider-typebox';

/** One call of the API, described with the schemas that the server itself validates by. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** With parameters as OpenAPI writes them: `/v1/invoices/{id}`. */
  path: string;
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** Parameters of the path and of headers; those of the query come from `query`. */
  parameters?: Parameter[];
  query?: TSchema;
  body?: { description?: string; required: boolean; content: Content };
  /** Successful answers, by status. */
  responses: Record<string, { description: string; content?: Content; headers?: Record<string, object> }>;
  /** Statuses of errors; all have the same body. */
  errors?: number[];
  /** Whether it needs no token. */
  open?: boolean;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: object;
}

/** By media type. */
export type Content = Record<string, { schema: object }>;

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const asJson = (schema: object): Content => ({ 'application/json': { schema } });
export const asText = (description: string): Content => ({
  'text/plain': { schema: { type: 'string', description } },
});
