import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ClientStore, Store, UsageCounters } from '../../tasks/index.ts';
import { CALLS_WINDOW_SECONDS, createTokenCheck, requireToken, type Tokens } from '../auth/index.ts';
import { createEvents } from './events.ts';
import { createFindInvoice, type Invoices } from './find-invoice.ts';
import { addInvoiceRoutes } from './invoice-routes.ts';
import { addListRoute } from './list-route.ts';
import { addPageRoutes } from './page-routes.ts';
import type { SubmissionOptions } from './sent-files.ts';
import { addSubmitRoute } from './submit-route.ts';

export interface V1Options
  extends Omit<SubmissionOptions, 'maxRequest'>,
    Pick<Invoices, 'tasks' | 'bodies' | 'audit'> {
  clients: ClientStore & Pick<Store, 'findKey'>;
  tokens: Tokens;
  usage: UsageCounters;
  /** Of one client; 0 for no limit. */
  callsPerMinute: number;
  now: () => number;
}

/** Our own API: what the contract cannot express, about the same tasks. */
export const v1Routes: FastifyPluginAsync<V1Options> = async (app, options) => {
  const { tasks, bodies, audit, clients } = options;
  const calls = options.usage.open('calls of v1', CALLS_WINDOW_SECONDS);
  const check = createTokenCheck(options.tokens, clients);
  requireToken(app, check, calls, options.callsPerMinute);
  app.setValidatorCompiler(() => () => true); // handlers validate strictly: Ajv here would convert and drop values
  app.setSerializerCompiler(() => JSON.stringify);
  app.removeAllContentTypeParsers();
  await app.register(multipart);
  app.addContentTypeParser('*', (_request: FastifyRequest, _payload: unknown, done) => done(null));

  const invoices: Invoices = { tasks, bodies, audit, ...createFindInvoice(tasks) };
  addSubmitRoute(app, invoices, options, clients);
  addListRoute(app, invoices);
  addInvoiceRoutes(app, invoices);
  addPageRoutes(app, invoices);

  const events = createEvents(tasks, options.now);
  app.addHook('preClose', async () => events.close());
  // A HEAD of a stream would never end.
  app.get('/v1/events', { exposeHeadRoute: false }, (request, reply) => {
    const last = Number(request.headers['last-event-id']);
    const mayHear = () =>
      check(request).then(
        () => true,
        () => false,
      );
    events.stream(
      reply,
      request.clientId,
      mayHear,
      Number.isSafeInteger(last) && last > 0 ? last : undefined,
    );
  });
};
