import type { Box, Details, Invoice, Source } from '../invoice/index.ts';

export type { Details, Invoice } from '../invoice/index.ts';

/** A document to send: bytes, or a Blob or File as a browser's input gives it. */
export type DocumentSource = Uint8Array | ArrayBuffer | Blob;

/** Settings of the contract's calls. All of them are optional. */
export interface ContractSettings {
  language?: string;
  makeSkewCorrect?: boolean;
  rotate?: number;
  makeBinarization?: boolean;
  makeUpsampling?: boolean;
  makeSpellCheck?: boolean;
  makeContrastCorrection?: boolean;
}

/** The contract's answer about a task. */
export interface TaskAnswer {
  id: string;
  responseStatusCode: 'Ok' | 'NotReady' | 'Error' | 'TaskNotFound';
  taskStatus: 'Pending' | 'Processing' | 'Completed' | 'Error' | 'NotExist';
  results: { type: string; data: string }[];
  error: { messages: string[] | null; warnings: string[] | null } | null;
}

/** What was read, and warnings about it. */
export interface ReadDetails {
  id: string;
  details: Details;
  warnings: string[];
}

export type InvoiceStatus = 'pending' | 'processing' | 'completed' | 'error';

/** An invoice of `/v1`. */
export interface InvoiceTask {
  id: string;
  status: InvoiceStatus;
  name: string | null;
  metadata: Record<string, string>;
  submitted_at: string;
  started_at: string | null;
  ended_at: string | null;
  expires_at: string;
  attempts: number;
  /** The whole model with corrections applied; null until the task is completed. */
  invoice: Invoice | null;
  corrections: { path: string; value: string | number | null; at: string; by: string }[];
  warnings: string[];
  error: { code: string; message: string } | null;
  timings_ms: Record<string, number>;
  links: Record<string, string>;
}

export interface SubmitOptions {
  language?: string;
  settings?: {
    straighten?: boolean;
    rotate?: number;
    binarize?: boolean;
    upsample?: boolean;
    spellCheck?: boolean;
    forceOcr?: boolean;
  };
  metadata?: Record<string, string>;
  webhookUrl?: string;
  /** A request that is repeated with the same key is carried out once. */
  idempotencyKey?: string;
}

export interface ListOptions {
  status?: InvoiceStatus;
  name?: string;
  from?: string;
  to?: string;
  sort?: 'submitted_at' | '-submitted_at';
  limit?: number;
  cursor?: string;
}

export interface InvoicePage {
  data: InvoiceTask[];
  next: string | null;
}

export interface PageWords {
  page: number;
  width: number;
  height: number;
  words: { text: string; box: Box; confidence: number; source: Source }[];
}

export type ExportFormat = 'json' | 'csv' | 'xlsx' | 'ubl' | 'cii' | 'xrechnung' | 'peppol';

export interface InvoiceEvent {
  id: number;
  type: string;
  data: { id: string; status: string; at: string };
}
