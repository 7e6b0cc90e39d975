import type { FastifyPluginAsync } from 'fastify';
import { describeApi, type Limits } from './document.ts';
import { docsPage, PAGE_POLICY } from './page.ts';

export { describeApi, type Limits, OPERATIONS } from './document.ts';

/** `/openapi.json` for programs and `/docs` for people. Made at the first request: few servers are asked. */
export const docsRoutes: FastifyPluginAsync<{ limits: Limits }> = async (app, { limits }) => {
  let made: { json: string; page: string } | undefined;
  const make = () => {
    const api = describeApi(limits);
    made ??= { json: JSON.stringify(api), page: docsPage(api) };
    return made;
  };
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(make().json));
  app.get('/docs', async (_request, reply) => {
    reply.header('content-security-policy', PAGE_POLICY);
    return reply.type('text/html; charset=utf-8').send(make().page);
  });
};
