import { readBytes } from './base64.ts';
import type { DocumentSource, SubmitOptions } from './types.ts';

export interface NamedDocument {
  /** A file's own name where left out. */
  name?: string;
  document: DocumentSource;
}

/** The request that submits documents to `/v1`. */
export async function writeSubmission(
  files: readonly NamedDocument[],
  { language, settings, metadata, webhookUrl, idempotencyKey }: SubmitOptions,
): Promise<RequestInit> {
  const body = new FormData();
  if (language !== undefined) body.append('language', language);
  if (settings) body.append('settings', JSON.stringify(settings));
  if (metadata) body.append('metadata', JSON.stringify(metadata));
  if (webhookUrl !== undefined) body.append('webhook_url', webhookUrl);
  for (const { name, document } of files) {
    const fileName = name ?? (document instanceof File ? document.name : 'document');
    body.append('file', new Blob([await readBytes(document)]), fileName);
  }
  const headers: Record<string, string> =
    idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
  return { method: 'POST', body, headers };
}
