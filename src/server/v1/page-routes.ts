import type { FastifyInstance } from 'fastify';
import { createProblem } from '../http/index.ts';
import type { Invoices } from './find-invoice.ts';
import { NoQuery, PageQuery } from './schemas.ts';
import { requireValid } from './validate.ts';

type WithPage = { Params: { id: string; page: string } };

/** Routes about the pages of an invoice: the picture and the words. */
export function addPageRoutes(app: FastifyInstance, { tasks, findCompleted }: Invoices): void {
  app.get<WithPage>('/v1/invoices/:id/pages/:page.png', async (request, reply) => {
    const { width } = requireValid(PageQuery, request.query);
    const task = await findCompleted(request);
    const page = readPageNumber(request.params.page);
    if (!task.result?.pages.some((one) => one.page === page)) throw createNoPage();
    const pixels = width === undefined ? undefined : Number(width);
    const png = await tasks.drawPage(request.clientId, task.id, page, pixels);
    if (!png) throw createProblem(404, 'not_kept');
    reply.header('Cache-Control', 'private, max-age=3600');
    return reply.type('image/png').send(Buffer.from(png));
  });

  app.get<WithPage>('/v1/invoices/:id/pages/:page/words', async (request) => {
    requireValid(NoQuery, request.query);
    const task = await findCompleted(request);
    const all = await tasks.findWords(request.clientId, task.id);
    if (!all) throw createProblem(404, 'not_kept');
    const page = all.find((one) => one.page === readPageNumber(request.params.page));
    if (!page) throw createNoPage();
    return page;
  });
}

/** 0, which is no page, for anything that is not a page number. */
const readPageNumber = (text: string) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0);

const createNoPage = () => createProblem(404, 'not_found', { detail: 'The document has no such page.' });
