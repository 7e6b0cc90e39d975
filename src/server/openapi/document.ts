import { STATUS_CODES } from 'node:http';
import type { TSchema } from '@fastify/type-provider-typebox';
import packageJson from '../../../package.json' with { type: 'json' };
import { READ_ERRORS, VERSION } from '../../base/index.ts';
import type { Config } from '../config.ts';
import { PROBLEMS, ProblemDetails } from '../problem.ts';
import { CONTRACT_OPERATIONS, CONTRACT_SCHEMAS } from './contract.ts';
import type { Operation, Parameter } from './operation.ts';
import { HOUSE_OPERATIONS, OWN_OPERATIONS, ownSchemas } from './own.ts';

/** Limits that a client may want to know. */
export type Limits = Pick<
  Config,
  | 'maxBytes'
  | 'maxPages'
  | 'maxPixels'
  | 'deadlineMs'
  | 'retentionMs'
  | 'holdMs'
  | 'queue'
  | 'clientQueue'
  | 'clientCalls'
>;

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
  [more: string]: unknown;
}

export interface DescribedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  [more: string]: unknown;
}

export const OPERATIONS: Operation[] = [...CONTRACT_OPERATIONS, ...OWN_OPERATIONS, ...HOUSE_OPERATIONS];

/** The description of the whole API (OpenAPI 3.1), with the limits of this server and every code of an error. */
export function describeApi(limits: Limits): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'inkvoice',
      version: VERSION,
      description: `${packageJson.description}\n\n${describeLimits(limits)}`,
    },
    paths,
    components: {
      schemas: {
        ...CONTRACT_SCHEMAS,
        ...ownSchemas(),
        ProblemDetails,
        ProblemCode: codes(PROBLEMS),
        ReadErrorCode: codes(READ_ERRORS),
      },
      securitySchemes: {
        token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/connect/token', scopes: {} } } },
      },
    },
    security: [{ token: [] }],
    'x-limits': limits,
  };
}

const codes = (table: Record<string, string>) => ({
  description: Object.entries(table)
    .map(([code, sentence]) => `- \`${code}\`: ${sentence}`)
    .join('\n'),
  type: 'string',
  enum: Object.keys(table),
});

function describeLimits({
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

function describe(operation: Operation): DescribedOperation {
  const {
    id,
    tag,
    summary,
    description,
    parameters = [],
    query,
    body,
    responses,
    errors = [],
    open,
    path,
  } = operation;
  const type = path.startsWith('/v1/') ? 'application/problem+json' : 'application/json';
  const content = { [type]: { schema: { $ref: '#/components/schemas/ProblemDetails' } } };
  const failures = errors.map((status) => [status, { description: STATUS_CODES[status] ?? '', content }]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    parameters: [...parameters, ...queryParameters(query)],
    ...(body && { requestBody: body }),
    responses: { ...responses, ...Object.fromEntries(failures) },
    ...(open && { security: [] }),
  };
}

function queryParameters(query: TSchema | undefined): Parameter[] {
  const { properties = {}, required = [] } = (query ?? {}) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    schema,
  }));
}
