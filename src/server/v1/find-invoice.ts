import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Task, Tasks } from '../../tasks/index.ts';
import { type Audit, type BodyReader, createProblem, signalDisconnect } from '../http/index.ts';

/** The parameters of a path below `/v1/invoices/:id`. */
export type WithId = { Params: { id: string } };

export interface FindInvoice {
  /** The task of the client that the request names, after waiting for its end if `wait` says so. @throws Problem 404 */
  find(request: FastifyRequest<WithId>, wait?: { ms: number; reply: FastifyReply }): Promise<Task>;
  /** The same, if it is completed. @throws Problem 404, 409 */
  findCompleted(request: FastifyRequest<WithId>): Promise<Task>;
}

/** What the routes about invoices share. */
export interface Invoices extends FindInvoice {
  tasks: Tasks;
  bodies: BodyReader;
  audit: Audit;
}

export function createFindInvoice(tasks: Tasks): FindInvoice {
  const find: FindInvoice['find'] = async (request, wait) => {
    const id = request.params.id.toLowerCase();
    const task = await (wait
      ? tasks.find(request.clientId, id, wait.ms, signalDisconnect(wait.reply))
      : tasks.find(request.clientId, id));
    if (!task) throw createProblem(404, 'not_found');
    return task;
  };

  return {
    find,
    async findCompleted(request) {
      const task = await find(request);
      if (task.state === 'completed') return task;
      if (task.state !== 'error') throw createProblem(409, 'not_ready', { headers: { 'Retry-After': '1' } });
      throw createProblem(409, 'unreadable', { detail: `${task.error?.message} [${task.error?.code}]` });
    },
  };
}
