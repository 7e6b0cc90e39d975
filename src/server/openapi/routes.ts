import type { FastifyPluginAsync } from 'fastify';
import { describeApi } from './describe-api.ts';
import type { Limits } from './describe-limits.ts';
import { PAGE_POLICY, writeDocsPage } from './write-docs-page.ts';

/** `/openapi.json` for programs and `/docs` for people. Both are made at the first request, because few servers are asked. */
export const docsRoutes: FastifyPluginAsync<{ limits: Limits }> = async (app, { limits }) => {
  let made: { json: string; page: string } | undefined;
  const make = () => {
    if (made) return made;
    const api = describeApi(limits);
    made = { json: JSON.stringify(api), page: writeDocsPage(api) };
    return made;
  };
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(make().json));
  app.get('/docs', async (_request, reply) => {
    reply.header('content-security-policy', PAGE_POLICY);
    return reply.type('text/html; charset=utf-8').send(make().page);
  });
};
