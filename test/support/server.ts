import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Config, type Parts, readConfig, type Server, startServer } from '../../src/server/index.ts';
import { SCRIPTED_READER, type Script, scriptBytes } from './script.ts';

export const ID = 'test-client';
export const SECRET = 'test-secret';

export interface TestServer extends Server {
  folder: string;
  /** Sends a request with a valid token. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** Submits a script and gives back the task's id. */
  submit(script: Script, settings?: object): Promise<string>;
  fetch(id: string): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  id: string;
  responseStatusCode: string;
  taskStatus: string;
  results: { type: string; data: string }[];
  error: { messages: string[]; warnings: string[] } | null;
}

/** An answer that is not a success. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  errors?: Record<string, string[]>;
}

export const problemOf = async (response: Response) => (await response.json()) as ProblemBody;
export const answerOf = async (response: Response) => (await response.json()) as Answer;

export const ROUTE = '/v5.0/ocr/RecognizeAndParseInvoice';

/** A real server on a free port, with a folder of its own and scripted readers unless told otherwise. */
export async function startTestServer(config: Partial<Config> = {}, parts: Parts = {}): Promise<TestServer> {
  const folder = config.data ?? (await mkdtemp(join(tmpdir(), 'inkvoice-test-')));
  const base = readConfig(
    { port: '0', data: folder, readers: '1', 'client-id': ID, 'client-secret': SECRET },
    {},
  );
  const log = pino({ level: 'silent' });
  const server = await startServer({ ...base, ...config }, { readerScript: SCRIPTED_READER, log, ...parts });
  let token = await fetchToken(server.url);

  const call: TestServer['call'] = async (path, init = {}) => {
    const send = () =>
      fetch(server.url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    const response = await send();
    if (response.status !== 401) return response;
    token = await fetchToken(server.url); // the test has moved the clock
    return send();
  };

  return {
    ...server,
    folder,
    call,
    async submit(script, settings) {
      const response = await call(ROUTE, submission(scriptBytes(script), settings));
      if (response.status !== 200)
        throw new Error(`submit answered ${response.status}: ${await response.text()}`);
      return response.text();
    },
    fetch: async (id) => answerOf(await call(`${ROUTE}?id=${id}`)),
    async stop() {
      await server.close(0);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function submission(document: Uint8Array, settings?: object): RequestInit {
  const image = Buffer.from(document).toString('base64');
  return json({ image, ...(settings && { settings }) });
}

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export async function fetchToken(url: string, id = ID, secret = SECRET): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  });
  const response = await fetch(`${url}/connect/token`, { method: 'POST', body });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

/** The payload of a completed task. */
export const payloadOf = (answer: Answer): Record<string, unknown> =>
  JSON.parse(Buffer.from(answer.results[0]?.data ?? '', 'base64').toString());
