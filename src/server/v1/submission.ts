import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { findLanguage } from '../../knowledge/index.ts';
import type { Submission } from '../../tasks/index.ts';
import { decodeImage } from '../contract/image.ts';
import { problem } from '../problem.ts';
import type { BodyReader } from '../read-body.ts';
import { FormFields, JsonSubmission, MAX_FILES } from './schemas.ts';
import { invalid, valid } from './validate.ts';

export interface SubmissionOptions {
  bodies: BodyReader;
  /** Bytes of one document. */
  maxBytes: number;
  /** Bytes of a whole request. */
  maxRequest: number;
  /** Fetches a document from elsewhere; absent where that is not allowed. */
  fetchUrl?: (url: string, maxBytes: number) => Promise<Uint8Array>;
  /** Whether a webhook may go there, as far as its address shows. @throws Problem */
  checkWebhook: (url: string) => void;
}

interface Sent {
  name?: string;
  document: Uint8Array;
}

/** What a request asks for, and a digest that tells it from others under the same idempotency key. */
export interface ReadSubmission {
  submissions: Omit<Submission, 'clientId'>[];
  fingerprint: string;
}

/** Reads a submission: an upload of files as multipart, or JSON with base64 or addresses. @throws Problem 400, 413, 415 */
export async function readSubmission(
  request: FastifyRequest,
  options: SubmissionOptions,
): Promise<ReadSubmission> {
  const digest = createHash('sha256');
  const { files, fields } = request.isMultipart()
    ? await readForm(request, options)
    : await readJson(request, options, digest);
  const { language, settings = {}, metadata, webhook_url: webhookUrl } = fields;
  const known = language === undefined ? undefined : findLanguage(language.trim());
  if (language !== undefined && !known) {
    throw invalid({ language: ['It must be one of the language names of the API, such as "English".'] });
  }
  if (webhookUrl !== undefined) options.checkWebhook(webhookUrl);
  digest.update(JSON.stringify([fields, files.map(({ name }) => name)]));
  for (const { document } of files) digest.update(`${document.length}:`).update(document);
  const rotate = settings.rotate === undefined ? {} : { rotate: ((settings.rotate % 360) + 360) % 360 };
  const submissions = files.map(({ name, document }) => ({
    document,
    settings: { ...settings, ...rotate, ...(known && { language: known.name }) },
    warnings: [],
    keepDocument: true,
    ...(name && { name }),
    ...(metadata && { metadata }),
    ...(webhookUrl !== undefined && { webhookUrl }),
  }));
  return { submissions, fingerprint: digest.digest('base64url') };
}

type Read = { files: Sent[]; fields: FormFields };

/** Files of any field name; `settings` and `metadata` as JSON, the other fields as they are. */
async function readForm(request: FastifyRequest, { bodies, maxBytes }: SubmissionOptions): Promise<Read> {
  const files: Sent[] = [];
  const fields: Record<string, unknown> = {};
  let held = 0;
  try {
    const limits = {
      fileSize: maxBytes,
      files: MAX_FILES,
      fields: 16,
      fieldSize: 65_536,
      parts: MAX_FILES + 16,
    };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else {
        const document = await part.toBuffer();
        held += document.length;
        bodies.hold(request, held);
        files.push({ name: nameOf(part.filename), document });
      }
    }
  } catch (error) {
    request.raw.resume(); // most clients read an answer only after they have sent everything
    throw multipartProblem(error, maxBytes);
  }
  if (files.length === 0) throw invalid({ files: ['At least one file is needed.'] });
  const empty = files.findIndex(({ document }) => document.length === 0);
  if (empty >= 0) throw invalid({ [`files.${empty}`]: ['The file is empty.'] });
  for (const name of ['settings', 'metadata'])
    if (fields[name] !== undefined) fields[name] = json(name, fields[name]);
  return { files, fields: valid(FormFields, fields) };
}

function multipartProblem(error: unknown, maxBytes: number): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return problem(413, 'too_large', { detail: `A file is larger than ${maxBytes} bytes.` });
  }
  if (statusCode === 413)
    return problem(413, 'too_large', { detail: 'There are more files or fields than allowed.' });
  if (error instanceof Error && error.name === 'Problem') return error;
  return problem(400, 'bad_request', { detail: 'The multipart form is broken.' });
}

function json(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw invalid({ [name]: ['It must be JSON.'] });
  }
}

async function readJson(
  request: FastifyRequest,
  { bodies, maxBytes, maxRequest, fetchUrl }: SubmissionOptions,
  digest: ReturnType<typeof createHash>,
): Promise<Read> {
  if (!/^application\/(.+\+)?json\b/i.test(request.headers['content-type'] ?? '')) {
    throw problem(415, 'unsupported_media_type', {
      detail: 'The body must be multipart/form-data or application/json.',
    });
  }
  let body: unknown;
  try {
    body = JSON.parse(await bodies.read(request, maxRequest));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw problem(400, 'bad_request', { detail: 'The body is not valid JSON.' });
  }
  const { files: given, ...fields } = valid(JsonSubmission, body);
  const files: Sent[] = [];
  for (const [i, { name, data, url }] of given.entries()) {
    const at = `files.${i}`;
    if ((data === undefined) === (url === undefined))
      throw invalid({ [at]: ['It needs either data or url.'] });
    if (url !== undefined && !fetchUrl) {
      throw invalid({ [`${at}.url`]: ['This server does not fetch documents: send them as data.'] });
    }
    if (url !== undefined) digest.update(url);
    const document = data === undefined ? await fetchUrl!(url!, maxBytes) : decodeImage(data);
    if (!document) throw invalid({ [`${at}.data`]: ['It is not valid base64.'] });
    if (document.length === 0) throw invalid({ [at]: ['The file is empty.'] });
    if (document.length > maxBytes) {
      throw problem(413, 'too_large', { detail: `A file is larger than ${maxBytes} bytes.` });
    }
    files.push({ ...(name !== undefined && { name: nameOf(name) }), document });
  }
  return { files, fields };
}

/** Without folders and control characters: for people to see, never a path. */
const nameOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').slice(0, 255);
