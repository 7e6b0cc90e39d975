import { STATUS_CODES } from 'node:http';
import { type Static, Type } from '@fastify/type-provider-typebox';

/** What every error answer says, after RFC 9457; sent as `application/json`, as clients of the contract expect. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  instance: Type.String(),
  /** By property of the request, what is wrong with it. */
  errors: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
});
export type ProblemDetails = Static<typeof ProblemDetails>;

/** What is wrong with a request, by the path of the property, such as `settings.rotate`. */
export type PropertyErrors = Record<string, string[]>;

/** An answer that is not a success: thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly errors: PropertyErrors | undefined;

  constructor(
    status: number,
    detail: string,
    more: { headers?: Record<string, string>; errors?: PropertyErrors } = {},
  ) {
    super(detail);
    this.status = status;
    this.headers = more.headers ?? {};
    this.errors = more.errors;
  }
}

/** Sections of RFC 9110 (and 6585 for 429) that define the statuses we answer with. */
const TYPES: Record<number, string> = {
  400: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  401: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
  404: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
  405: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
  408: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9',
  413: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14',
  415: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
  429: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
  500: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1',
  503: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4',
};

/** `instance` is the path asked for, without its query. */
export function problemDetails(
  status: number,
  detail: string,
  instance: string,
  errors?: PropertyErrors,
): ProblemDetails {
  return {
    type: TYPES[status] ?? 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance,
    ...(errors && { errors }),
  };
}
