import { STATUS_CODES } from 'node:http';
import type { TSchema } from '@fastify/type-provider-typebox';
import packageJson from '../../../package.json' with { type: 'json' };
import { READ_ERRORS, VERSION } from '../../base/index.ts';
import { PROBLEMS, ProblemDetails } from '../http/index.ts';
import { CONTRACT_OPERATIONS } from './contract-operations.ts';
import { CONTRACT_SCHEMAS } from './contract-schemas.ts';
import { describeLimits, type Limits } from './describe-limits.ts';
import { MONITORING_OPERATIONS } from './monitoring-operations.ts';
import type { Operation, Parameter } from './operation.ts';
import { describeV1Schemas, V1_OPERATIONS } from './v1-operations.ts';

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

/** All calls of the server. */
export const OPERATIONS: Operation[] = [...CONTRACT_OPERATIONS, ...V1_OPERATIONS, ...MONITORING_OPERATIONS];

/** The description of the whole API (OpenAPI 3.1), with the limits of this server and all error codes. */
export function describeApi(limits: Limits): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method] = describeOperation(operation);
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
        ...describeV1Schemas(),
        ProblemDetails,
        ProblemCode: describeCodes(PROBLEMS),
        ReadErrorCode: describeCodes(READ_ERRORS),
      },
      securitySchemes: {
        token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/connect/token', scopes: {} } } },
      },
    },
    security: [{ token: [] }],
    'x-limits': limits,
  };
}

const describeCodes = (table: Record<string, string>) => ({
  description: Object.entries(table)
    .map(([code, sentence]) => `- \`${code}\`: ${sentence}`)
    .join('\n'),
  type: 'string',
  enum: Object.keys(table),
});

function describeOperation(operation: Operation): DescribedOperation {
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
    parameters: [...parameters, ...listQueryParameters(query)],
    ...(body && { requestBody: body }),
    responses: { ...responses, ...Object.fromEntries(failures) },
    ...(open && { security: [] }),
  };
}

function listQueryParameters(query: TSchema | undefined): Parameter[] {
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
