import { STATUS_CODES } from 'node:http';
import { type Static, Type } from '@fastify/type-provider-typebox';

/** The body of every error answer (RFC 9457). The contract's calls send it as `application/json`, as their clients expect. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  /** What is wrong with each property of the request. */
  errors: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  /** For programs, in answers of `/v1`: stable, explained in docs/errors.md. */
  code: Type.Optional(Type.String()),
});
export type ProblemDetails = Static<typeof ProblemDetails>;

/** What is wrong with a request, by the path of a property such as `settings.rotate`. */
export type PropertyErrors = Record<string, string[]>;

/** An answer that is not a success. It may be thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly errors: PropertyErrors | undefined;
  readonly code: ProblemCode | undefined;

  constructor(
    status: number,
    detail: string,
    more: { headers?: Record<string, string>; errors?: PropertyErrors; code?: ProblemCode } = {},
  ) {
    super(detail);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
    this.code = more.code;
  }
}

/** What can go wrong with a call of `/v1`, by stable code; `docs/errors.md` has a heading for each. */
export const PROBLEMS = {
  bad_request: 'The request cannot be understood.',
  invalid_request: 'The request is not valid: see errors.',
  unauthorized: 'A valid bearer token is needed.',
  not_found: 'There is no such invoice, or it has expired.',
  method_not_allowed: 'This address does not support that method.',
  not_ready: 'The document has not been read yet.',
  unreadable: 'The document could not be read.',
  not_kept: 'The document was not kept: its pages cannot be shown.',
  idempotency_in_progress: 'A request with this Idempotency-Key is still under way.',
  idempotency_mismatch: 'This Idempotency-Key was used for another request.',
  too_large: 'The request is larger than allowed.',
  unsupported_media_type: 'This content type is not supported here.',
  too_many_requests: 'This client has reached its limit for now.',
  busy: 'The server is too busy: try again later.',
  internal: 'Something inside inkvoice failed: please report it.',
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** The code of a problem that does not name one, by status. */
const CODES: Record<number, ProblemCode> = {
  401: 'unauthorized',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  500: 'internal',
  503: 'busy',
};

/** A problem of `/v1`, with the sentence of its code unless `detail` is more precise. */
export const createProblem = (
  status: number,
  code: ProblemCode,
  more: { detail?: string; headers?: Record<string, string>; errors?: PropertyErrors } = {},
) => new Problem(status, more.detail ?? PROBLEMS[code], { ...more, code });

/** Sections of RFC 9110 (and RFC 6585 for 429) that define the statuses in use. */
const TYPES: Record<number, string> = {
  400: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  401: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  404: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  405: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
  408: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9',
  409: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  413: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
  415: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
  422: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21',
  429: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  500: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1',
  503: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4',
};

/**
 * The body of an error answer. Only answers of `/v1` have a code: clients of the contract know five properties.
 * @param instance the path of the request, without its query
 */
export function describeProblem(
  { status, message, errors, code }: Problem,
  instance: string,
): ProblemDetails {
  const named = code ?? CODES[status] ?? 'bad_request';
  return {
    type: TYPES[status] ?? 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    instance,
    ...(errors && { errors }),
    ...(isV1(instance) && { code: named }),
  };
}

/** Whether a path belongs to our own API. */
export const isV1 = (path: string): boolean => /^\/+v1\//i.test(path);
