import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ClientFullError, QueueFullError, StorageFailedError } from '../tasks/index.ts';
import { isOwnApi, Problem, problemDetails } from './problem.ts';

/** Our own sentences for what the framework refuses: its messages quote the request. */
const FRAMEWORK: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is larger than allowed.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This content type is not understood here.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request is not as long as its Content-Length says.',
  FST_ERR_BAD_URL: 'The address is not a valid URL.',
  FST_ERR_MAX_PARAM_LENGTH: 'The address is too long.',
};

/** Seconds after which a full queue or disk may be asked again. */
const RETRY_AFTER = { 'Retry-After': '30' };

/** Turns whatever was thrown into an answer: known things into theirs, all else into a 500 that says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QueueFullError) {
    return new Problem(503, 'Too many documents wait to be read: try again later.', { headers: RETRY_AFTER });
  }
  if (error instanceof ClientFullError) {
    return new Problem(429, 'Too many of your documents wait to be read: try again later.', {
      headers: RETRY_AFTER,
    });
  }
  if (error instanceof StorageFailedError) {
    return new Problem(503, 'The document could not be stored: try again later.', { headers: RETRY_AFTER });
  }
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem(statusCode, FRAMEWORK[code ?? ''] ?? 'The request cannot be understood.');
  }
  return new Problem(500, 'Something inside inkvoice failed: please report it.');
}

export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0]!;

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const path = pathOf(request);
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(isOwnApi(path) ? 'application/problem+json' : 'application/json')
    .serializer((text: string) => text)
    .send(JSON.stringify(problemDetails(problem, path)));
}

/** Where an error came from, without its message: messages of parsers quote what they parse. */
export function withoutMessage(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const stack = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { error: error.name, code, stack: stack?.slice(0, 12) };
}

/** Every error answer of the server, unknown routes and methods included. */
export function handleErrors(app: FastifyInstance): void {
  /** Path in lower case → methods, to tell a wrong method from a wrong path. */
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url.toLowerCase()) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url.toLowerCase(), known);
  });

  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error);
    const cause = error instanceof StorageFailedError ? error.cause : error;
    const meant =
      error instanceof Problem || error instanceof QueueFullError || error instanceof ClientFullError; // we are busy, not broken
    if (problem.status >= 500 && !meant) {
      request.log.error(withoutMessage(cause), 'a request failed');
    }
    return sendProblem(request, reply, problem);
  });

  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request)
      .toLowerCase()
      .replace(/\/{2,}/g, '/')
      .replace(/(?<=.)\/$/, '');
    const allowed = methods.get(path);
    const problem = allowed
      ? new Problem(405, 'This address does not take that method.', {
          headers: { Allow: [...allowed].join(', ') },
        })
      : new Problem(404, 'There is nothing at this address.');
    return sendProblem(request, reply, problem);
  });
}
