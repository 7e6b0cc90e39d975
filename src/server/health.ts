import type { FastifyPluginAsync } from 'fastify';
import type { Tasks } from '../tasks/index.ts';

/** `/health/live`: the process answers. `/health/ready`: documents submitted now will be read. */
export const healthRoutes: FastifyPluginAsync<{ tasks: Tasks }> = async (app, { tasks }) => {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    if (tasks.isReady()) return { status: 'ok' };
    return reply.code(503).send({ status: 'starting' });
  });
};
