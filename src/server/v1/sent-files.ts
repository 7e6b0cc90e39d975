import type { BodyReader } from '../http/index.ts';
import type { FormFields } from './schemas.ts';

export interface SubmissionOptions {
  bodies: BodyReader;
  /** Bytes of one document. */
  maxBytes: number;
  /** Bytes of a whole request. */
  maxRequest: number;
  /** Fetches a document from elsewhere; absent where that is not allowed. */
  fetchUrl?: (url: string, maxBytes: number) => Promise<Uint8Array>;
  /** Refuses a webhook whose address shows that it may not be called. @throws Problem 400 */
  checkWebhook: (url: string) => void;
}

/** One file as it was sent. */
export interface SentFile {
  name?: string;
  document: Uint8Array;
  /** Where it was fetched from. */
  url?: string;
}

/** The files of a request, and what it says about all of them. */
export interface SentFiles {
  files: SentFile[];
  fields: FormFields;
}
