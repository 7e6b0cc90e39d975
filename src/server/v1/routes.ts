import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ClientStore,
  hasEnded,
  type NewTask,
  type Store,
  type Task,
  type Tasks,
} from '../../tasks/index.ts';
import type { Audit } from '../audit.ts';
import { requireToken, type Tokens } from '../auth/index.ts';
import { problem } from '../problem.ts';
import type { BodyReader } from '../read-body.ts';
import { readCorrections } from './corrections.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { createEvents } from './events.ts';
import { exportInvoice } from './export/index.ts';
import { createIdempotency } from './idempotency.ts';
import { toResource } from './resource.ts';
import {
  ExportQuery,
  GetQuery,
  ListQuery,
  MAX_PAGE,
  MAX_WAIT_SECONDS,
  NoQuery,
  PageQuery,
} from './schemas.ts';
import { readSubmission, type SubmissionOptions } from './submission.ts';
import { invalid, valid } from './validate.ts';

export interface OwnOptions extends Omit<SubmissionOptions, 'maxRequest'> {
  tasks: Tasks;
  clients: ClientStore & Pick<Store, 'findKey'>;
  tokens: Tokens;
  bodies: BodyReader;
  audit: Audit;
  callsPerMinute: number;
  now: () => number;
}

/** Bytes of a request that corrects. */
const MAX_CORRECTIONS = 1_000_000;

type WithId = { Params: { id: string } };

/** Our own API: what the contract cannot carry, about the same tasks. */
export const ownRoutes: FastifyPluginAsync<OwnOptions> = async (app, options) => {
  const { tasks, clients, bodies, audit, maxBytes } = options;
  const maxRequest = Math.ceil(maxBytes * 5 * 1.4) + 65_536; // several files: as much as five of the largest
  const idempotency = createIdempotency(clients);
  const events = createEvents(tasks, options.now);
  app.addHook('preClose', async () => events.close());
  app.addHook('onRequest', requireToken(options.tokens, clients, options.callsPerMinute));
  app.setValidatorCompiler(() => () => true); // handlers validate, strictly: Ajv here would coerce and drop
  app.setSerializerCompiler(() => JSON.stringify);
  app.removeAllContentTypeParsers();
  await app.register(multipart);
  app.addContentTypeParser('*', (_request: FastifyRequest, _payload: unknown, done) => done(null));

  async function find(request: FastifyRequest<WithId>, holdMs = 0, reply?: FastifyReply): Promise<Task> {
    const disconnection = () => {
      const gone = new AbortController();
      reply?.raw.once('close', () => gone.abort());
      return gone.signal;
    };
    const task = await tasks.find(request.clientId, request.params.id.toLowerCase(), holdMs, disconnection);
    if (!task) throw problem(404, 'not_found');
    return task;
  }

  async function findCompleted(request: FastifyRequest<WithId>): Promise<Task> {
    const task = await find(request);
    if (task.state === 'completed') return task;
    if (task.state !== 'error') throw problem(409, 'not_ready', { headers: { 'Retry-After': '1' } });
    throw problem(409, 'unreadable', { detail: `${task.error?.message} [${task.error?.code}]` });
  }

  app.post(
    '/v1/invoices',
    {
      bodyLimit: maxRequest,
      onRequest: [
        (request) => tasks.requireRoom(request.clientId),
        async (request, reply) => bodies.admit(request, reply, maxRequest),
      ],
    },
    async (request, reply) => {
      const { clientId } = request;
      const key = idempotency.keyOf(request.headers['idempotency-key']);
      const submit = async () => {
        const { submissions, fingerprint } = await readSubmission(request, { ...options, maxRequest });
        const before = key && (await idempotency.answered(clientId, key, fingerprint));
        if (before) return { answer: before, replayed: true };
        const answer = (made: readonly NewTask[]) =>
          JSON.stringify({
            data: made.map((task) => toResource({ ...task, state: 'pending', attempts: 0 })),
          });
        const remembered = key ? { clientId, key, fingerprint, answer } : undefined;
        const made = await tasks.submitAll(
          submissions.map((one) => ({ ...one, clientId })),
          remembered,
        );
        return { answer: answer(made), replayed: false };
      };
      const { answer, replayed } = await (key ? idempotency.alone(clientId, key, submit) : submit());
      const { data } = JSON.parse(answer) as { data: { id: string }[] };
      if (replayed) reply.header('Idempotent-Replayed', 'true');
      else for (const { id } of data) audit.note(request, 'submitted', id);
      reply.header('Location', data.length === 1 ? `/v1/invoices/${data[0]!.id}` : '/v1/invoices');
      return reply.code(202).send({ data });
    },
  );

  app.get('/v1/invoices', async (request) => {
    const { status, name, from, to, sort, limit = '20', cursor } = valid(ListQuery, request.query);
    const count = Number(limit);
    if (count < 1 || count > MAX_PAGE) throw invalid({ limit: [`It must be 1 to ${MAX_PAGE}.`] });
    const page = await tasks.list(request.clientId, {
      limit: count,
      order: sort === 'submitted_at' ? 'oldest' : 'newest',
      ...(status && { state: status }),
      ...(name && { name }),
      ...(from !== undefined && { from: readInstant('from', from) }),
      ...(to !== undefined && { to: readInstant('to', to) }),
      ...(cursor !== undefined && { after: readCursor(cursor) }),
    });
    for (const task of page.tasks) if (hasEnded(task)) audit.note(request, 'fetched', task.id);
    return {
      data: page.tasks.map(toResource),
      next: page.next === undefined ? null : writeCursor(page.next),
    };
  });

  app.get<WithId>('/v1/invoices/:id', async (request, reply) => {
    const { wait } = valid(GetQuery, request.query);
    const seconds = Math.min(MAX_WAIT_SECONDS, Number.parseInt(wait ?? '0', 10));
    const task = await find(request, seconds * 1000, reply);
    if (hasEnded(task)) audit.note(request, 'fetched', task.id);
    return toResource(task);
  });

  const admitSmall = async (request: FastifyRequest, reply: FastifyReply) =>
    bodies.admit(request, reply, MAX_CORRECTIONS);
  app.patch<WithId>('/v1/invoices/:id', { onRequest: admitSmall }, async (request) => {
    const text = await bodies.read(request, MAX_CORRECTIONS);
    const task = await findCompleted(request);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      throw problem(400, 'bad_request', { detail: 'The body is not valid JSON.' });
    }
    if (!(await tasks.correct(request.clientId, task.id, readCorrections(body, task)))) {
      throw problem(404, 'not_found');
    }
    audit.note(request, 'corrected', task.id);
    return toResource(await find(request));
  });

  app.delete<WithId>('/v1/invoices/:id', async (request, reply) => {
    const id = request.params.id.toLowerCase();
    if (await tasks.cancel(request.clientId, id)) audit.note(request, 'deleted', id);
    return reply.code(204).send();
  });

  app.get<WithId>('/v1/invoices/:id/export', async (request, reply) => {
    const { format = 'json' } = valid(ExportQuery, request.query);
    const task = await findCompleted(request);
    const { type, extension, content } = exportInvoice(task, format);
    audit.note(request, 'exported', task.id);
    reply.header('Content-Disposition', `attachment; filename="${request.params.id}.${extension}"`);
    return reply.type(type).send(Buffer.from(content));
  });

  type WithPage = { Params: { id: string; page: string } };
  const pageNumber = (text: string) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0);

  app.get<WithPage>('/v1/invoices/:id/pages/:page.png', async (request, reply) => {
    const { width } = valid(PageQuery, request.query);
    const task = await findCompleted(request);
    const page = pageNumber(request.params.page);
    if (!task.result?.pages.some((one) => one.page === page)) {
      throw problem(404, 'not_found', { detail: 'The document has no such page.' });
    }
    const png = await tasks.drawPage(
      request.clientId,
      task.id,
      page,
      width === undefined ? undefined : Number(width),
    );
    if (!png) throw problem(404, 'not_kept');
    reply.header('Cache-Control', 'private, max-age=3600');
    return reply.type('image/png').send(Buffer.from(png));
  });

  app.get<WithPage>('/v1/invoices/:id/pages/:page/words', async (request) => {
    valid(NoQuery, request.query);
    const task = await findCompleted(request);
    const all = await tasks.findWords(request.clientId, task.id);
    if (!all) throw problem(404, 'not_kept');
    const page = all.find((one) => one.page === pageNumber(request.params.page));
    if (!page) throw problem(404, 'not_found', { detail: 'The document has no such page.' });
    return page;
  });

  app.get('/v1/events', (request, reply) => {
    const last = Number(request.headers['last-event-id']);
    events.stream(reply, request.clientId, Number.isSafeInteger(last) && last > 0 ? last : undefined);
  });
};

function readInstant(name: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalid({ [name]: ['It must be an instant such as 2026-01-31T08:00:00Z.'] });
  return at;
}
