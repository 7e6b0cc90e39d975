import type { FastifyPluginAsync } from 'fastify';
import packageJson from '../../package.json' with { type: 'json' };
import { VERSION } from '../base/index.ts';

/** What `GET /` answers to a program. */
const FACTS = {
  name: 'inkvoice',
  version: VERSION,
  description: packageJson.description,
  links: {
    token: '/connect/token',
    invoices: '/v5.0/ocr/RecognizeAndParseInvoice',
    invoices_v1: '/v1/invoices',
    description: '/openapi.json',
    docs: '/docs',
    health: '/health/ready',
  },
};

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>inkvoice</title>
<h1>inkvoice ${FACTS.version}</h1>
<p>${FACTS.description}</p>
<ul>
<li><code>POST ${FACTS.links.token}</code>: an access token for a client id and secret</li>
<li><code>POST ${FACTS.links.invoices}</code>: takes a document, returns a task id</li>
<li><code>GET ${FACTS.links.invoices}?id=…</code>: what was read</li>
<li><a href="${FACTS.links.docs}"><code>GET ${FACTS.links.docs}</code></a>: all calls, described</li>
<li><a href="${FACTS.links.health}"><code>GET ${FACTS.links.health}</code></a>: whether the server works</li>
</ul>
</html>
`;

/** `GET /`: what this is and where to go on, as a page for people and as JSON for programs. */
export const homeRoute: FastifyPluginAsync = async (app) => {
  app.get('/', async (request, reply) => {
    if (request.headers.accept?.includes('text/html'))
      return reply.type('text/html; charset=utf-8').send(PAGE);
    return FACTS;
  });
};
