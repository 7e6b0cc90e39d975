import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CrowdedOutError } from '../../base/index.ts';
import { ClientFullError, QueueFullError, StorageFailedError } from '../../tasks/index.ts';
import { describeProblem, isV1, Problem } from './problem.ts';

/** Our own sentences for what the framework refuses, because its messages quote the request. */
const FRAMEWORK_ERRORS: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is larger than allowed.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This content type is not supported here.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request is not as long as its Content-Length says.',
  FST_ERR_BAD_URL: 'The address is not a valid URL.',
  FST_ERR_MAX_PARAM_LENGTH: 'The address is too long.',
};

/** Seconds after which to try again when the queue or the disk is full. */
const RETRY_AFTER = { 'Retry-After': '30' };

/** The answer for whatever was thrown: known errors have their own, anything else is a 500 that reveals nothing internal. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QueueFullError) {
    return new Problem(503, 'Too many documents are waiting to be read: try again later.', {
      headers: RETRY_AFTER,
    });
  }
  if (error instanceof ClientFullError) {
    return new Problem(429, 'Too many of your documents are waiting to be read: try again later.', {
      headers: RETRY_AFTER,
    });
  }
  if (error instanceof CrowdedOutError) {
    return new Problem(503, 'Too many of your requests are waiting: try again later.', {
      headers: RETRY_AFTER,
    });
  }
  if (error instanceof StorageFailedError) {
    return new Problem(503, 'The document could not be stored: try again later.', { headers: RETRY_AFTER });
  }
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem(statusCode, FRAMEWORK_ERRORS[code ?? ''] ?? 'The request cannot be understood.');
  }
  return new Problem(500, 'Something inside inkvoice failed: please report it.');
}

/** The path of a request, without its query. */
export const getPath = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const path = getPath(request);
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(isV1(path) ? 'application/problem+json' : 'application/json')
    .serializer((text: string) => text)
    .send(JSON.stringify(describeProblem(problem, path)));
}

/** How many call sites of an error are logged. */
const MAX_SITES = 12;

/** An error for the log: where it came from, without its message, because messages of parsers quote their input. */
export function removeMessage(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const stack = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { error: error.name, code, stack: stack?.slice(0, MAX_SITES) };
}

/** Makes the server answer every error as a problem, including unknown routes and methods. */
export function handleErrors(app: FastifyInstance): void {
  /** Methods by path in lower case, to tell a wrong method from a wrong path. */
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url.toLowerCase()) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url.toLowerCase(), known);
  });

  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    const cause = error instanceof StorageFailedError ? error.cause : error;
    const isExpected = [Problem, QueueFullError, ClientFullError, CrowdedOutError].some(
      (kind) => error instanceof kind,
    ); // busy, not broken
    if (problem.status >= 500 && !isExpected) {
      request.log.error(removeMessage(cause), 'a request failed');
    }
    return sendProblem(request, reply, problem);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = getPath(request)
      .toLowerCase()
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/$/, '');
    const allowed = methods.get(path);
    const problem = allowed
      ? new Problem(405, 'This address does not support that method.', {
          headers: { Allow: [...allowed].join(', ') },
        })
      : new Problem(404, 'There is nothing at this address.');
    return sendProblem(request, reply, problem);
  });
}
