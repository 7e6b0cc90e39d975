import type { FastifyInstance } from 'fastify';
import { hasEnded } from '../../tasks/index.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Invoices } from './find-invoice.ts';
import { toResource } from './resource.ts';
import { ListQuery, MAX_PAGE } from './schemas.ts';
import { createInvalid, requireValid } from './validate.ts';

const DEFAULT_PAGE = '20';

/** `GET /v1/invoices`: lists invoices page by page. */
export function addListRoute(app: FastifyInstance, { tasks, audit }: Invoices): void {
  app.get('/v1/invoices', async (request) => {
    const query = requireValid(ListQuery, request.query);
    const { status, name, from, to, sort, limit = DEFAULT_PAGE, cursor } = query;
    const count = Number(limit);
    if (count < 1 || count > MAX_PAGE) throw createInvalid({ limit: [`It must be 1 to ${MAX_PAGE}.`] });
    const page = await tasks.list(request.clientId, {
      limit: count,
      order: sort === 'submitted_at' ? 'oldest' : 'newest',
      ...(status && { state: status }),
      ...(name && { name }),
      ...(from !== undefined && { from: readInstant('from', from) }),
      ...(to !== undefined && { to: readInstant('to', to) }),
      ...(cursor !== undefined && { after: readCursor(cursor) }),
    });
    for (const task of page.tasks) if (hasEnded(task)) audit.record(request, 'fetched', task.id);
    return {
      data: page.tasks.map(toResource),
      next: page.next === undefined ? null : writeCursor(page.next),
    };
  });
}

function readInstant(name: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw createInvalid({ [name]: ['It must be an instant such as 2026-01-31T08:00:00Z.'] });
  return at;
}
