import type { FastifyPluginAsync } from 'fastify';
import type { Store, Tasks } from '../tasks/index.ts';

export interface HealthOptions {
  tasks: Pick<Tasks, 'isReady'>;
  store: Pick<Store, 'backlog'>;
}

/** `/health/live`: the process answers. `/health/ready`: documents submitted now will be stored and read. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { tasks, store }) => {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    if (!tasks.isReady()) return reply.code(503).send({ status: 'no reader is ready' });
    const stored = await store.backlog().catch(() => undefined);
    return stored ? { status: 'ok' } : reply.code(503).send({ status: 'the store does not answer' });
  });
};
