import type { Config, Parts } from '../../src/server/index.ts';
import { READER_SCRIPT } from '../../src/tasks/index.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

export interface Resource {
  id: string;
  status: string;
  name: string | null;
  metadata: Record<string, string>;
  submitted_at: string;
  invoice: {
    seller: { name?: Field };
    totals: Record<string, Field | undefined>;
    lines: Record<string, Field | undefined>[];
    pages: { page: number }[];
    [key: string]: unknown;
  } | null;
  corrections: { path: string; value: unknown; at: string; by: string }[];
  error: { code: string; message: string } | null;
  timings_ms: Record<string, number>;
  links: Record<string, string>;
}
export interface Field {
  value: unknown;
  text: string;
  confidence: number;
  source: string;
  page?: number;
  box?: object;
}

export interface Upload {
  name?: string;
  bytes: Uint8Array;
}

/** A server with `/v1` at hand. */
export interface OwnServer extends TestServer {
  upload(
    files: Upload[],
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Uploads one file and waits for its end. */
  read(bytes: Uint8Array, fields?: Record<string, string>): Promise<Resource>;
  get(id: string, query?: string): Promise<Resource>;
}

export async function startOwnServer(
  config: Partial<Config> = {},
  { real = false, ...parts }: Parts & { real?: boolean } = {},
): Promise<OwnServer> {
  const server = await startTestServer(config, { ...(real && { readerScript: READER_SCRIPT }), ...parts });
  const upload: OwnServer['upload'] = (files, fields = {}, headers = {}) => {
    const body = new FormData();
    for (const { name = 'invoice.pdf', bytes } of files)
      body.append('file', new Blob([new Uint8Array(bytes)]), name);
    for (const [key, value] of Object.entries(fields)) body.append(key, value);
    return server.call('/v1/invoices', { method: 'POST', body, headers });
  };
  const get: OwnServer['get'] = async (id, query = '') =>
    (await (await server.call(`/v1/invoices/${id}${query}`)).json()) as Resource;
  return {
    ...server,
    upload,
    get,
    async read(bytes, fields) {
      const [made] = await resourcesOf(await upload([{ bytes }], fields));
      return get(made!.id, '?wait=60s');
    },
  };
}

export async function resourcesOf(response: Response): Promise<Resource[]> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: Resource[] }).data;
}

export interface OwnProblem {
  status: number;
  code: string;
  detail: string;
  errors?: Record<string, string[]>;
}
/** An error answer: its status and code, and the properties that are wrong. */
export async function problemOf(response: Response): Promise<[number, string, string[]]> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`no problem: ${response.status} ${await response.text()}`);
  }
  const { status, code, errors = {} } = (await response.json()) as OwnProblem;
  if (status !== response.status) throw new Error('the body tells another status');
  return [status, code, Object.keys(errors)];
}
