import { readFileSync } from 'node:fs';
import { jsonOf, type RawAnswer, send } from './raw.ts';
import type { Target } from './target.ts';

export const INVOICE = '/v5.0/ocr/RecognizeAndParseInvoice';
export const STATUS = '/v5.0/ocr/Utilities/GetTaskStatus';

export const FIVE = ['id', 'responseStatusCode', 'taskStatus', 'results', 'error'];
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface TaskAnswer {
  id: string;
  responseStatusCode: string;
  taskStatus: string;
  results: { type: string; data: string }[];
  error: { messages: string[]; warnings: string[] } | null;
}

export const sample = (path: string) => readFileSync(new URL(`../../samples/${path}`, import.meta.url));

export const form = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
});

/** The calls of the contract with one token, each giving back the raw answer. */
export async function openContract({ url, id, secret }: Target) {
  const token = await fetchToken({ url, id, secret });
  const bearer = { Authorization: `Bearer ${token}` };

  const call = (path: string, init: Parameters<typeof send>[1] = {}) =>
    send(url + path, { ...init, headers: { ...bearer, ...init.headers } });

  const post = (body: unknown, path = INVOICE) =>
    call(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const submit = (document: Uint8Array, settings?: object) =>
    post({ image: Buffer.from(document).toString('base64'), ...(settings && { settings }) });

  const fetch = (task: string, path = INVOICE) => call(`${path}?id=${encodeURIComponent(task)}`);

  /** Asks until the task has ended, as a polling client would. */
  async function ended(task: string): Promise<TaskAnswer> {
    for (;;) {
      const answer = jsonOf<TaskAnswer>(await fetch(task));
      if (answer.responseStatusCode !== 'NotReady') return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function read(document: Uint8Array, settings?: object): Promise<TaskAnswer> {
    const { status, text } = await submit(document, settings);
    if (status !== 200) throw new Error(`submit answered ${status}: ${text}`);
    return ended(text);
  }

  return { bearer, call, post, submit, fetch, ended, read };
}
export type Contract = Awaited<ReturnType<typeof openContract>>;

export async function fetchToken({
  url,
  id,
  secret,
}: Pick<Target, 'url' | 'id' | 'secret'>): Promise<string> {
  const fields = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
  const answer = await send(`${url}/connect/token`, form(fields));
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return jsonOf<{ access_token: string }>(answer).access_token;
}

export const payloadOf = (answer: TaskAnswer): Record<string, unknown> =>
  JSON.parse(Buffer.from(answer.results[0]?.data ?? '', 'base64').toString());

/** What is common to every error answer of the contract. */
export function isProblem(answer: RawAnswer, status: number): boolean {
  const body = jsonOf(answer);
  const { type, title, detail, instance } = body;
  return (
    answer.status === status &&
    answer.headers['content-type'] === 'application/json' &&
    body.status === status &&
    [type, title, detail, instance].every((one) => typeof one === 'string' && one !== '')
  );
}
