import { createHash } from 'node:crypto';
import { escapeXml } from '../../base/index.ts';
import type { DescribedOperation, OpenApi } from './describe-api.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
code, pre { font: 14px/1.45 ui-monospace, monospace } pre { overflow: auto; white-space: pre-wrap; background: #f4f4f2; padding: 1rem; border-radius: 6px }
details { border: 1px solid #ddd; border-radius: 6px; margin: .4rem 0; padding: .5rem .8rem } summary { cursor: pointer }
summary b { display: inline-block; min-width: 4.5rem; text-transform: uppercase; font-size: 13px }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #eee }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } pre { background: #222 } details, td, th { border-color: #333 } a { color: #9cf } }
`;

/** Allows no scripts, fonts or other addresses: the page is complete in itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'`;

/** The description of the API as a page for people. */
export function writeDocsPage({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const groups = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag));
    return `<h2>${escapeXml(tag)}</h2>${own.map(writeOperation).join('')}`;
  });
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="${escapeXml(name)}"><summary><code>${escapeXml(name)}</code></summary>${writeSource(schema)}</details>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>inkvoice API</title>
<style>${STYLE}</style>
<h1>inkvoice ${escapeXml(info.version)}</h1>
<pre>${escapeXml(info.description)}</pre>
<p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${groups.join('\n')}
<h2>Schemas</h2>
${schemas.join('\n')}
</html>
`;
}

function writeOperation({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: DescribedOperation;
}): string {
  const { summary, description = '', parameters, requestBody, responses } = operation;
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escapeXml(one.name)}</code></td><td>${one.in}</td><td>${escapeXml(one.description ?? '')}<code>${escapeXml(JSON.stringify(one.schema))}</code></td></tr>`,
  );
  const answers = Object.entries(responses).map(
    ([status, { description: meaning, content = {} }]) =>
      `<tr><td><code>${status}</code></td><td>${escapeXml(meaning)}</td><td>${writeContents(content)}</td></tr>`,
  );
  return `<details id="${escapeXml(operation.operationId)}"><summary><b>${method}</b> <code>${escapeXml(path)}</code> ${escapeXml(summary)}</summary>
<p>${escapeXml(description)}</p>
${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}
${requestBody ? `<h4>Body</h4>${writeContents(requestBody.content)}` : ''}
<h4>Answers</h4><table>${answers.join('')}</table></details>`;
}

const writeContents = (content: Record<string, { schema: object }>): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `<div><code>${escapeXml(type)}</code> ${writeSchema(schema)}</div>`)
    .join('');

function writeSchema(schema: object): string {
  const name = '$ref' in schema ? String(schema.$ref).split('/').at(-1)! : undefined;
  return name ? `<a href="#${escapeXml(name)}">${escapeXml(name)}</a>` : writeSource(schema);
}

const writeSource = (schema: object) => `<pre>${escapeXml(JSON.stringify(schema, null, 2))}</pre>`;
