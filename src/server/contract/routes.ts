import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { type ClientStore, hasEnded, type Tasks, type UsageCounters } from '../../tasks/index.ts';
import { CALLS_WINDOW_SECONDS, createTokenCheck, requireToken, type Tokens } from '../auth/index.ts';
import { type Audit, type BodyReader, Problem, signalDisconnect } from '../http/index.ts';
import { answerStatus, answerTask } from './answer-task.ts';
import { createInvalid, parseJson, readSubmission } from './read-submission.ts';
import { TaskAnswer, TaskQuery } from './schemas.ts';

export interface ContractOptions {
  tasks: Tasks;
  clients: ClientStore;
  tokens: Tokens;
  bodies: BodyReader;
  audit: Audit;
  usage: UsageCounters;
  /** Of one client; 0 for no limit. */
  callsPerMinute: number;
  /** Bytes of one decoded document. */
  maxBytes: number;
  /** How long a fetch waits for the end of the task. */
  holdMs: number;
  /** Whether payloads are in lower case throughout. */
  lowerCase: boolean;
}

/** A body in base64 takes four characters for three bytes, and line breaks on top. */
const BASE64_FACTOR = 1.4;
/** Bytes of everything else in a body. */
const SETTINGS_BYTES = 65_536;

/** Each route exists with and without `/ocr`: one official client drops it when its base URL is not the default one. */
const PREFIXES = ['/v5.0/ocr', '/v5.0'];

/** The invoice part of the Aspose.OCR Cloud v5.0 API. */
export const contractRoutes: FastifyPluginAsyncTypebox<ContractOptions> = async (app, options) => {
  const { tasks, bodies, audit, maxBytes, holdMs } = options;
  const calls = options.usage.open('calls of the contract', CALLS_WINDOW_SECONDS);
  requireToken(app, createTokenCheck(options.tokens, options.clients), calls, options.callsPerMinute);
  const limit = Math.ceil(maxBytes * BASE64_FACTOR) + SETTINGS_BYTES;
  // The handler of submit reads the body: an error of a parser would make Fastify close the connection while the client is still
  // sending, and the client would never see the answer. For other requests the content type means nothing.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request: FastifyRequest, _payload: unknown, done) => done(null));

  for (const prefix of PREFIXES) {
    const path = `${prefix}/RecognizeAndParseInvoice`;

    app.post(
      path,
      {
        onRequest: [
          requireJson,
          (request) => tasks.requireRoom(request.clientId),
          async (request, reply) => bodies.admit(request, reply, limit),
        ],
      },
      async (request, reply) => {
        const body = parseJson(await bodies.read(request, limit));
        const submission = readSubmission(body, maxBytes);
        const id = await tasks.submit({ ...submission, clientId: request.clientId });
        audit.record(request, 'submitted', id);
        return reply.type('text/plain').send(id);
      },
    );

    const schema = { querystring: TaskQuery, response: { 200: TaskAnswer } };

    app.get(path, { schema }, async (request, reply) => {
      const id = readTaskId(request.query);
      const task = await tasks.find(request.clientId, id.toLowerCase(), holdMs, signalDisconnect(reply));
      if (task && hasEnded(task)) audit.record(request, 'fetched', task.id);
      return answerTask(id, task, options.lowerCase);
    });

    app.get(`${prefix}/Utilities/GetTaskStatus`, { schema }, async (request) => {
      const id = readTaskId(request.query);
      return answerStatus(id, await tasks.find(request.clientId, id.toLowerCase()));
    });

    app.delete(path, { schema: { querystring: TaskQuery } }, async (request, reply) => {
      const id = readTaskId(request.query).toLowerCase();
      if (await tasks.cancel(request.clientId, id)) audit.record(request, 'deleted', id);
      return reply.code(200).send();
    });
  }
};

/** The `id` of the query, its name in any case. @throws Problem 400 */
function readTaskId(query: object): string {
  const [, id] = Object.entries(query).find(([name]) => name.toLowerCase() === 'id') ?? [];
  if (typeof id !== 'string' || id.trim() === '')
    throw createInvalid({ id: ['The id of a task is needed.'] });
  return id.trim();
}

const JSON_TYPE = /^(application\/(.+\+)?json|text\/json)\s*(;.*)?$/i;

/** Accepts all names of JSON, and a missing content type, because some clients send none. */
const requireJson: onRequestAsyncHookHandler = async ({ headers }) => {
  const type = headers['content-type'];
  if (type && !JSON_TYPE.test(type)) throw new Problem(415, 'The body must be application/json.');
};
