import { bytesOf, textOf, toBase64 } from './base64.ts';
import type { Connection } from './connection.ts';
import { InkvoiceError } from './error.ts';
import type { ContractSettings, Details, DocumentSource, ReadDetails, TaskAnswer } from './types.ts';

const INVOICE = '/v5.0/ocr/RecognizeAndParseInvoice';
/** Between two questions to a server that answers at once that it is not ready. */
const PAUSE_MS = 500;
const PATIENCE_MS = 180_000;

export interface WaitOptions {
  /** Give up after so many milliseconds. Default three minutes. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The calls of the contract: the same on inkvoice and on the cloud service. */
export function contractCalls({ send }: Connection) {
  const query = (id: string) => `?id=${encodeURIComponent(id)}`;

  async function submit(document: DocumentSource, settings: ContractSettings = {}): Promise<string> {
    const image = toBase64(await bytesOf(document));
    const response = await send(INVOICE, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/plain' },
      body: JSON.stringify({ image, settings: { makeSkewCorrect: true, ...settings } }),
    });
    return (await response.text()).trim().replace(/^"|"$/g, '');
  }

  const answer = async (path: string, signal?: AbortSignal): Promise<TaskAnswer> =>
    (await send(path, signal ? { signal } : {})).json() as Promise<TaskAnswer>;

  /** Waits for the end of a task and decodes what was read. @throws InkvoiceError */
  async function wait(
    id: string,
    { timeoutMs = PATIENCE_MS, signal }: WaitOptions = {},
  ): Promise<ReadDetails> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const { taskStatus, results, error } = await answer(INVOICE + query(id), signal);
      const [result] = results;
      if (taskStatus === 'Completed' && result) {
        return { id, details: JSON.parse(textOf(result.data)) as Details, warnings: error?.warnings ?? [] };
      }
      if (taskStatus === 'Error' || taskStatus === 'NotExist') {
        const message = error?.messages?.[0] ?? 'The document could not be read.';
        const code = /\[([a-z_]+)\]$/.exec(message)?.[1];
        throw new InkvoiceError(message, {
          status: 200,
          code: taskStatus === 'NotExist' ? 'not_found' : code,
        });
      }
      if (Date.now() > until)
        throw new InkvoiceError('The document is not read yet.', { status: 200, code: 'not_ready' });
      await pause(PAUSE_MS, signal);
    }
  }

  return {
    /** Sends a document. Resolves to the id of its task. */
    submit,
    /** The state of a task and, once completed, its result; the server may wait some seconds for the end. */
    fetch: (id: string) => answer(INVOICE + query(id)),
    /** The state of a task, at once. */
    status: (id: string) => answer(`/v5.0/ocr/Utilities/GetTaskStatus${query(id)}`),
    cancel: async (id: string): Promise<void> => {
      await send(INVOICE + query(id), { method: 'DELETE' });
    },
    wait,
    /** The whole road in one call: token, submit, wait, decode. @throws InkvoiceError */
    async readInvoice(
      document: DocumentSource,
      options: ContractSettings & WaitOptions = {},
    ): Promise<ReadDetails> {
      const { timeoutMs, signal, ...settings } = options;
      const id = await submit(document, settings);
      return wait(id, { ...(timeoutMs !== undefined && { timeoutMs }), ...(signal && { signal }) });
    },
  };
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
