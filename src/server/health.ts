import type { FastifyPluginAsync } from 'fastify';
import type { Store, Tasks } from '../tasks/index.ts';

export interface HealthOptions {
  tasks: Pick<Tasks, 'isReady' | 'checkStorage'>;
  store: Pick<Store, 'backlog'>;
}

/** The storage is tried at most this often, however often we are asked. */
const CHECK_MS = 1_000;

/** `/health/live`: the process answers. `/health/ready`: documents submitted now will be stored and read. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, { tasks, store }) => {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check: Promise<string | undefined> = Promise.resolve(undefined);

  /** Why documents cannot be stored now, such as `ENOSPC`. */
  function findFault(): Promise<string | undefined> {
    if (performance.now() - checkedAt < CHECK_MS) return check;
    checkedAt = performance.now();
    check = tasks.checkStorage().then(
      () => undefined,
      (error) => error.code ?? error.name,
    );
    return check;
  }

  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const refuse = (status: string) => reply.code(503).send({ status });
    if (!tasks.isReady()) return refuse('no reader is ready');
    if (!(await store.backlog().catch(() => undefined))) return refuse('the store does not answer');
    const fault = await findFault();
    return fault === undefined ? { status: 'ok' } : refuse(`documents cannot be stored (${fault})`);
  });
};
