import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NewTask, Store } from '../../tasks/index.ts';
import type { Invoices } from './find-invoice.ts';
import { createIdempotency } from './idempotency.ts';
import { readSubmission } from './read-submission.ts';
import { toResource } from './resource.ts';
import type { SubmissionOptions } from './sent-files.ts';

/** A request may hold as much as this many documents of the largest size. */
const MAX_LARGEST_FILES = 5;
/** A body in base64 takes four characters for three bytes, and line breaks on top. */
const BASE64_FACTOR = 1.4;
/** Bytes of everything else in a request. */
const SETTINGS_BYTES = 65_536;

/** `POST /v1/invoices`: submits documents, once per idempotency key. */
export function addSubmitRoute(
  app: FastifyInstance,
  { tasks, bodies, audit }: Invoices,
  options: Omit<SubmissionOptions, 'maxRequest'>,
  store: Pick<Store, 'findKey'>,
): void {
  const maxRequest = Math.ceil(options.maxBytes * MAX_LARGEST_FILES * BASE64_FACTOR) + SETTINGS_BYTES;
  const idempotency = createIdempotency(store);

  async function submit(request: FastifyRequest, key: string | undefined) {
    const { clientId } = request;
    const { submissions, fingerprint } = await readSubmission(request, { ...options, maxRequest });
    const before = key && (await idempotency.findAnswer(clientId, key, fingerprint));
    if (before) return { answer: before, replayed: true };
    const made = await tasks.submitAll(
      submissions.map((one) => ({ ...one, clientId })),
      key ? { clientId, key, fingerprint, answer: writeAnswer } : undefined,
    );
    return { answer: writeAnswer(made), replayed: false };
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
      const key = idempotency.readKey(request.headers['idempotency-key']);
      const { answer, replayed } = await (key
        ? idempotency.runAlone(request.clientId, key, () => submit(request, key))
        : submit(request, key));
      const { data } = JSON.parse(answer) as { data: { id: string }[] };
      if (replayed) reply.header('Idempotent-Replayed', 'true');
      else for (const { id } of data) audit.record(request, 'submitted', id);
      reply.header('Location', data.length === 1 ? `/v1/invoices/${data[0]!.id}` : '/v1/invoices');
      return reply.code(202).send({ data });
    },
  );
}

const writeAnswer = (made: readonly NewTask[]): string =>
  JSON.stringify({ data: made.map((task) => toResource({ ...task, state: 'pending', attempts: 0 })) });
