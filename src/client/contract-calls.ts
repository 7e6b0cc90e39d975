import { decodeText, encodeBase64, readBytes } from './base64.ts';
import type { Connection } from './connect.ts';
import { InkvoiceError } from './inkvoice-error.ts';
import type { ContractSettings, Details, DocumentSource, ReadDetails, TaskAnswer } from './types.ts';

const INVOICE = '/v5.0/ocr/RecognizeAndParseInvoice';
const STATUS = '/v5.0/ocr/Utilities/GetTaskStatus';
/** Wait before asking a server again that answers at once that it is not ready. */
const PAUSE_MS = 500;
/** Three minutes. */
const DEFAULT_TIMEOUT_MS = 180_000;

export interface WaitOptions {
  /** Give up after this many milliseconds. Default three minutes. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Creates the calls of the contract: the same on inkvoice and on the cloud service. */
export function createContractCalls({ send }: Connection) {
  const withId = (path: string, id: string) => `${path}?id=${encodeURIComponent(id)}`;
  const getAnswer = async (path: string, signal?: AbortSignal): Promise<TaskAnswer> =>
    (await send(path, signal ? { signal } : {})).json() as Promise<TaskAnswer>;

  async function submit(document: DocumentSource, settings: ContractSettings = {}): Promise<string> {
    const image = encodeBase64(await readBytes(document));
    const response = await send(INVOICE, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/plain' },
      body: JSON.stringify({ image, settings: { makeSkewCorrect: true, ...settings } }),
    });
    return (await response.text()).trim().replace(/^"|"$/g, '');
  }

  async function wait(id: string, options: WaitOptions = {}): Promise<ReadDetails> {
    const { timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
    const until = Date.now() + timeoutMs;
    for (;;) {
      const details = readDetails(id, await getAnswer(withId(INVOICE, id), signal));
      if (details) return details;
      if (Date.now() > until)
        throw new InkvoiceError('The document has not been read yet.', { status: 200, code: 'not_ready' });
      await pause(PAUSE_MS, signal);
    }
  }

  return {
    /** Sends a document. Resolves to the id of its task. */
    submit,
    /** The state of a task and, once completed, its result. The server may wait some seconds for the end. */
    fetch: (id: string) => getAnswer(withId(INVOICE, id)),
    /** The state of a task, at once. */
    status: (id: string) => getAnswer(withId(STATUS, id)),
    cancel: async (id: string): Promise<void> => {
      await send(withId(INVOICE, id), { method: 'DELETE' });
    },
    /** Waits for the end of a task and decodes what was read. @throws InkvoiceError */
    wait,
    /** Everything in one call: token, submit, wait, decode. @throws InkvoiceError */
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

/** The result in an answer; undefined when the task has not ended. @throws InkvoiceError when it has failed or is gone */
function readDetails(id: string, { taskStatus, results, error }: TaskAnswer): ReadDetails | undefined {
  const [result] = results;
  if (taskStatus === 'Completed' && result) {
    const details = JSON.parse(decodeText(result.data)) as Details;
    return { id, details, warnings: error?.warnings ?? [] };
  }
  if (taskStatus !== 'Error' && taskStatus !== 'NotExist') return undefined;
  const message = error?.messages?.[0] ?? 'The document could not be read.';
  const code = taskStatus === 'NotExist' ? 'not_found' : /\[([a-z_]+)\]$/.exec(message)?.[1];
  throw new InkvoiceError(message, { status: 200, code });
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
