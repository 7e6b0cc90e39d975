import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasEnded } from '../../tasks/index.ts';
import { createProblem } from '../http/index.ts';
import { exportInvoice } from './export/index.ts';
import type { Invoices, WithId } from './find-invoice.ts';
import { readCorrections } from './read-corrections.ts';
import { toResource } from './resource.ts';
import { ExportQuery, GetQuery, MAX_WAIT_SECONDS } from './schemas.ts';
import { parseJson, requireValid } from './validate.ts';

/** Bytes of a request that corrects. */
const MAX_CORRECTIONS = 1_000_000;

/** Routes about one invoice: get, correct, delete, export. */
export function addInvoiceRoutes(app: FastifyInstance, invoices: Invoices): void {
  const { tasks, bodies, audit } = invoices;

  app.get<WithId>('/v1/invoices/:id', async (request, reply) => {
    const { wait = '0' } = requireValid(GetQuery, request.query);
    const seconds = Math.min(MAX_WAIT_SECONDS, Number.parseInt(wait, 10));
    const task = await invoices.find(request, { ms: seconds * 1000, reply });
    if (hasEnded(task)) audit.record(request, 'fetched', task.id);
    return toResource(task);
  });

  const admit = async (request: FastifyRequest, reply: FastifyReply) =>
    bodies.admit(request, reply, MAX_CORRECTIONS);
  app.patch<WithId>('/v1/invoices/:id', { onRequest: admit }, async (request) => {
    const text = await bodies.read(request, MAX_CORRECTIONS);
    const task = await invoices.findCompleted(request);
    const corrections = readCorrections(parseJson(text), task);
    if (!(await tasks.correct(request.clientId, task.id, corrections))) throw createProblem(404, 'not_found');
    audit.record(request, 'corrected', task.id);
    return toResource(await invoices.find(request));
  });

  app.delete<WithId>('/v1/invoices/:id', async (request, reply) => {
    const id = request.params.id.toLowerCase();
    if (await tasks.cancel(request.clientId, id)) audit.record(request, 'deleted', id);
    return reply.code(204).send();
  });

  app.get<WithId>('/v1/invoices/:id/export', async (request, reply) => {
    const { format = 'json' } = requireValid(ExportQuery, request.query);
    const task = await invoices.findCompleted(request);
    const { type, extension, content } = exportInvoice(task, format);
    audit.record(request, 'exported', task.id);
    reply.header('Content-Disposition', `attachment; filename="${request.params.id}.${extension}"`);
    return reply.type(type).send(Buffer.from(content));
  });
}
