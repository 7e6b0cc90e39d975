import { bytesOf } from './base64.ts';
import type { Connection } from './connection.ts';
import { InkvoiceError } from './error.ts';
import { readEvents } from './events.ts';
import type {
  DocumentSource,
  ExportFormat,
  InvoiceEvent,
  InvoicePage,
  InvoiceTask,
  ListOptions,
  PageWords,
  SubmitOptions,
} from './types.ts';

export interface NamedDocument {
  name?: string;
  document: DocumentSource;
}

/** What a server waits for at most in one call. */
const WAIT_SECONDS = 60;
const PATIENCE_MS = 300_000;

/** The calls of `/v1`, which only inkvoice has. */
export function invoiceCalls({ send }: Connection) {
  const at = (id: string, more = '') => `/v1/invoices/${encodeURIComponent(id)}${more}`;
  const json = async <T>(path: string, init?: RequestInit) => (await send(path, init)).json() as Promise<T>;

  async function submit(
    files: readonly NamedDocument[],
    options: SubmitOptions = {},
  ): Promise<InvoiceTask[]> {
    const { language, settings, metadata, webhookUrl, idempotencyKey } = options;
    const body = new FormData();
    if (language !== undefined) body.append('language', language);
    if (settings) body.append('settings', JSON.stringify(settings));
    if (metadata) body.append('metadata', JSON.stringify(metadata));
    if (webhookUrl !== undefined) body.append('webhook_url', webhookUrl);
    for (const { name, document } of files) {
      const named = name ?? (document instanceof File ? document.name : 'document');
      body.append('file', new Blob([await bytesOf(document)]), named);
    }
    const headers = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
    return (await json<{ data: InvoiceTask[] }>('/v1/invoices', { method: 'POST', body, headers })).data;
  }

  const get = (id: string, { waitSeconds = 0 } = {}) =>
    json<InvoiceTask>(
      at(id, waitSeconds > 0 ? `?wait=${Math.min(WAIT_SECONDS, Math.round(waitSeconds))}s` : ''),
    );

  /** Waits until the reading has ended, either way. @throws InkvoiceError `not_ready` when it takes too long */
  async function wait(id: string, { timeoutMs = PATIENCE_MS } = {}): Promise<InvoiceTask> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const left = Math.max(1, Math.ceil((until - Date.now()) / 1000));
      const task = await get(id, { waitSeconds: left });
      if (task.status === 'completed' || task.status === 'error') return task;
      if (Date.now() >= until)
        throw new InkvoiceError('The document is not read yet.', { status: 200, code: 'not_ready' });
    }
  }

  return {
    submit,
    get,
    wait,
    /** Sends one document and waits: the invoice with everything that is known of it. */
    async read(
      document: DocumentSource,
      options: SubmitOptions & { name?: string; timeoutMs?: number } = {},
    ): Promise<InvoiceTask> {
      const { name, timeoutMs, ...rest } = options;
      const [task] = await submit([{ document, ...(name !== undefined && { name }) }], rest);
      return wait(task!.id, timeoutMs === undefined ? {} : { timeoutMs });
    },
    list(options: ListOptions = {}): Promise<InvoicePage> {
      const query = new URLSearchParams(
        Object.entries(options).map(([key, value]): [string, string] => [key, String(value)]),
      );
      return json(`/v1/invoices?${query}`);
    },
    /** Sets fields right, by path: `{ 'totals.gross': 12.5, dueDate: null }`. */
    correct: (id: string, corrections: Record<string, string | number | null>) =>
      json<InvoiceTask>(at(id), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ corrections }),
      }),
    async delete(id: string): Promise<void> {
      await send(at(id), { method: 'DELETE' });
    },
    export: async (id: string, format: ExportFormat): Promise<Blob> =>
      (await send(at(id, `/export?format=${format}`))).blob(),
    /** A page as it was read, as PNG. */
    page: async (id: string, page: number, { width }: { width?: number } = {}): Promise<Blob> =>
      (await send(at(id, `/pages/${page}.png${width === undefined ? '' : `?width=${width}`}`))).blob(),
    words: (id: string, page: number) => json<PageWords>(at(id, `/pages/${page}/words`)),
    /** What happens to your invoices, as it happens, until the signal fires or the server stops. */
    async *events({
      signal,
      lastId,
    }: {
      signal?: AbortSignal;
      lastId?: number;
    } = {}): AsyncGenerator<InvoiceEvent> {
      const headers: Record<string, string> = lastId === undefined ? {} : { 'Last-Event-ID': String(lastId) };
      const response = await send('/v1/events', { headers, ...(signal && { signal }) });
      if (response.body) yield* readEvents(response.body);
    },
  };
}
