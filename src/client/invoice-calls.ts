import type { Connection } from './connect.ts';
import { InkvoiceError } from './inkvoice-error.ts';
import { readEvents } from './read-events.ts';
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
import { type NamedDocument, writeSubmission } from './write-submission.ts';

/** The longest time that a server waits in one call. */
const MAX_WAIT_SECONDS = 60;
/** Five minutes. */
const DEFAULT_TIMEOUT_MS = 300_000;

/** Creates the calls of `/v1`, which only inkvoice has. */
export const createInvoiceCalls = (connection: Connection) => ({
  ...createReadCalls(connection),
  ...createStoredCalls(connection),
});

const pathOf = (id: string, more = '') => `/v1/invoices/${encodeURIComponent(id)}${more}`;

const fetchJson = async <T>({ send }: Connection, path: string, init?: RequestInit) =>
  (await send(path, init)).json() as Promise<T>;

/** Submitting documents and waiting for what is read. */
function createReadCalls(connection: Connection) {
  async function submit(
    files: readonly NamedDocument[],
    options: SubmitOptions = {},
  ): Promise<InvoiceTask[]> {
    const init = await writeSubmission(files, options);
    return (await fetchJson<{ data: InvoiceTask[] }>(connection, '/v1/invoices', init)).data;
  }

  const get = (id: string, { waitSeconds = 0 } = {}) => {
    const seconds = Math.min(MAX_WAIT_SECONDS, Math.round(waitSeconds));
    return fetchJson<InvoiceTask>(connection, pathOf(id, waitSeconds > 0 ? `?wait=${seconds}s` : ''));
  };

  async function wait(id: string, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}): Promise<InvoiceTask> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const left = Math.max(1, Math.ceil((until - Date.now()) / 1000));
      const task = await get(id, { waitSeconds: left });
      if (task.status === 'completed' || task.status === 'error') return task;
      if (Date.now() >= until)
        throw new InkvoiceError('The document has not been read yet.', { status: 200, code: 'not_ready' });
    }
  }

  return {
    submit,
    get,
    /** Waits until reading has ended, whether it succeeded or not. @throws InkvoiceError `not_ready` when it takes too long */
    wait,
    /** Sends one document and waits: the invoice with everything that is known about it. */
    async read(
      document: DocumentSource,
      options: SubmitOptions & { name?: string; timeoutMs?: number } = {},
    ): Promise<InvoiceTask> {
      const { name, timeoutMs, ...rest } = options;
      const [task] = await submit([{ document, ...(name !== undefined && { name }) }], rest);
      return wait(task!.id, timeoutMs === undefined ? {} : { timeoutMs });
    },
  };
}

/** Working with invoices that were submitted. */
function createStoredCalls(connection: Connection) {
  const { send } = connection;
  return {
    list(options: ListOptions = {}): Promise<InvoicePage> {
      const query = new URLSearchParams(
        Object.entries(options).map(([key, value]): [string, string] => [key, String(value)]),
      );
      return fetchJson(connection, `/v1/invoices?${query}`);
    },
    /** Corrects fields, by path: `{ 'totals.gross': 12.5, dueDate: null }`. */
    correct: (id: string, corrections: Record<string, string | number | null>) =>
      fetchJson<InvoiceTask>(connection, pathOf(id), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ corrections }),
      }),
    async delete(id: string): Promise<void> {
      await send(pathOf(id), { method: 'DELETE' });
    },
    export: async (id: string, format: ExportFormat): Promise<Blob> =>
      (await send(pathOf(id, `/export?format=${format}`))).blob(),
    /** A page as it was read, as PNG. */
    page: async (id: string, page: number, { width }: { width?: number } = {}): Promise<Blob> =>
      (await send(pathOf(id, `/pages/${page}.png${width === undefined ? '' : `?width=${width}`}`))).blob(),
    words: (id: string, page: number) => fetchJson<PageWords>(connection, pathOf(id, `/pages/${page}/words`)),
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
