import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { ClientStore, Tasks } from '../../tasks/index.ts';
import { requireToken, type Tokens } from '../auth/index.ts';
import { Problem } from '../problem.ts';
import { answerOf, statusOf } from './answer.ts';
import { limitBodies } from './body-budget.ts';
import { invalid, parseJson, readSubmission } from './read-submission.ts';
import { TaskAnswer, TaskQuery } from './schemas.ts';

export interface ContractOptions {
  tasks: Tasks;
  clients: ClientStore;
  tokens: Tokens;
  /** Bytes of one decoded document. */
  maxBytes: number;
  /** How long a fetch is held until the task ends. */
  holdMs: number;
}

/** Each route is there with and without `/ocr`: one official client strips it when its base URL is not the default one. */
const PREFIXES = ['/v5.0/ocr', '/v5.0'];

/** The invoice part of the Aspose.OCR Cloud v5.0 API. */
export const contractRoutes: FastifyPluginAsyncTypebox<ContractOptions> = async (app, options) => {
  const { tasks, maxBytes, holdMs } = options;
  app.addHook('onRequest', requireToken(options.tokens, options.clients));
  readJsonBodies(app);
  // Base64 takes four characters for three bytes; line breaks and settings come on top.
  const bodyLimit = Math.ceil(maxBytes * 1.4) + 65_536;
  const withinBudget = limitBodies(bodyLimit);

  for (const prefix of PREFIXES) {
    const path = `${prefix}/RecognizeAndParseInvoice`;

    app.post(
      path,
      { bodyLimit, onRequest: [requireJson, () => tasks.makeRoom(), withinBudget] },
      async (request, reply) => {
        const submission = readSubmission(request.body, maxBytes);
        const id = await tasks.submit({ ...submission, clientId: request.clientId });
        return reply.type('text/plain').send(id);
      },
    );

    const schema = { querystring: TaskQuery, response: { 200: TaskAnswer } };

    app.get(path, { schema }, async (request, reply) => {
      const id = taskId(request.query);
      const task = await tasks.find(request.clientId, id.toLowerCase(), holdMs, disconnection(reply));
      return answerOf(id, task);
    });

    app.get(`${prefix}/Utilities/GetTaskStatus`, { schema }, async (request) => {
      const id = taskId(request.query);
      return statusOf(id, await tasks.find(request.clientId, id.toLowerCase()));
    });

    app.delete(path, { schema: { querystring: TaskQuery } }, async (request, reply) => {
      await tasks.cancel(request.clientId, taskId(request.query).toLowerCase());
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

/** Fires when the client goes away before it is answered. */
function disconnection({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

const JSON_TYPE = /^(application\/(.+\+)?json|text\/json)\s*(;.*)?$/i;

/** JSON in any of its names, and without a name: some clients send no content type. */
const requireJson: onRequestAsyncHookHandler = async ({ headers }) => {
  const type = headers['content-type'];
  if (type && !JSON_TYPE.test(type)) throw new Problem(415, 'The body must be application/json.');
};

/** Only submit has a body to read; some clients name a content type with every request, which then means nothing. */
function readJsonBodies(app: Parameters<typeof contractRoutes>[0]): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, async (request: FastifyRequest, body: string) =>
    request.method === 'POST' ? parseJson(body) : undefined,
  );
}
