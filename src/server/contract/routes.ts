import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { type ClientStore, hasEnded, type Tasks } from '../../tasks/index.ts';
import type { Audit } from '../audit.ts';
import { requireToken, type Tokens } from '../auth/index.ts';
import { Problem } from '../problem.ts';
import type { BodyReader } from '../read-body.ts';
import { answerOf, statusOf } from './answer.ts';
import { invalid, parseJson, readSubmission } from './read-submission.ts';
import { TaskAnswer, TaskQuery } from './schemas.ts';

export interface ContractOptions {
  tasks: Tasks;
  clients: ClientStore;
  tokens: Tokens;
  bodies: BodyReader;
  audit: Audit;
  /** Of one client; 0 for no limit. */
  callsPerMinute: number;
  /** Bytes of one decoded document. */
  maxBytes: number;
  /** How long a fetch is held until the task ends. */
  holdMs: number;
  /** Whether payloads are in lower case throughout. */
  lowerCase: boolean;
}

/** Each route is there with and without `/ocr`: one official client strips it when its base URL is not the default one. */
const PREFIXES = ['/v5.0/ocr', '/v5.0'];

/** The invoice part of the Aspose.OCR Cloud v5.0 API. */
export const contractRoutes: FastifyPluginAsyncTypebox<ContractOptions> = async (app, options) => {
  const { tasks, bodies, audit, maxBytes, holdMs } = options;
  app.addHook('onRequest', requireToken(options.tokens, options.clients, options.callsPerMinute));
  // Base64 takes four characters for three bytes; line breaks and settings come on top.
  const limit = Math.ceil(maxBytes * 1.4) + 65_536;
  // Bodies are left to the handler of submit: an error of a parser would make Fastify close the connection under a client that still
  // sends, which then never sees the answer. With any other request a content type means nothing.
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
        audit.note(request, 'submitted', id);
        return reply.type('text/plain').send(id);
      },
    );

    const schema = { querystring: TaskQuery, response: { 200: TaskAnswer } };

    app.get(path, { schema }, async (request, reply) => {
      const id = taskId(request.query);
      const task = await tasks.find(request.clientId, id.toLowerCase(), holdMs, disconnection(reply));
      if (task && hasEnded(task)) audit.note(request, 'fetched', task.id);
      return answerOf(id, task, options.lowerCase);
    });

    app.get(`${prefix}/Utilities/GetTaskStatus`, { schema }, async (request) => {
      const id = taskId(request.query);
      return statusOf(id, await tasks.find(request.clientId, id.toLowerCase()));
    });

    app.delete(path, { schema: { querystring: TaskQuery } }, async (request, reply) => {
      const id = taskId(request.query).toLowerCase();
      if (await tasks.cancel(request.clientId, id)) audit.note(request, 'deleted', id);
      return reply.code(200).send();
    });
  }
};

/** The `id` of the query, its name in any case. @throws Problem 400 */
function taskId(query: object): string {
  const [, id] = Object.entries(query).find(([name]) => name.toLowerCase() === 'id') ?? [];
  if (typeof id !== 'string' || id.trim() === '') throw invalid({ id: ['The id of a task is needed.'] });
  return id.trim();
}

/** A signal that fires when the client goes away before it is answered. */
const disconnection =
  ({ raw }: FastifyReply) =>
  (): AbortSignal => {
    const gone = new AbortController();
    raw.once('close', () => gone.abort());
    return gone.signal;
  };

const JSON_TYPE = /^(application\/(.+\+)?json|text\/json)\s*(;.*)?$/i;

/** JSON in any of its names, and without a name: some clients send no content type. */
const requireJson: onRequestAsyncHookHandler = async ({ headers }) => {
  const type = headers['content-type'];
  if (type && !JSON_TYPE.test(type)) throw new Problem(415, 'The body must be application/json.');
};
