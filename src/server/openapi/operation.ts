import type { TSchema } from '@fastify/type-provider-typebox';

/** One call, described from the schemas that the server itself uses. */
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
  /** Successes in full; statuses of errors are named in `errors`. */
  responses: Record<string, { description: string; content?: Content; headers?: Record<string, object> }>;
  errors?: number[];
  /** Whether it goes without a token. */
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
