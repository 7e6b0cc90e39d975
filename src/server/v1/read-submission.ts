import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { findLanguage } from '../../knowledge/index.ts';
import type { Submission } from '../../tasks/index.ts';
import { normaliseRotation, UNKNOWN_LANGUAGE } from '../http/index.ts';
import { readForm } from './read-form.ts';
import { readJson } from './read-json.ts';
import type { SentFiles, SubmissionOptions } from './sent-files.ts';
import { createInvalid } from './validate.ts';

/** What a request asks for, and a digest that tells it from other requests under the same idempotency key. */
export interface ReadSubmission {
  submissions: Omit<Submission, 'clientId'>[];
  fingerprint: string;
}

/** Reads a submission: files uploaded as multipart, or JSON with base64 or URLs. @throws Problem 400, 413, 415 */
export async function readSubmission(
  request: FastifyRequest,
  options: SubmissionOptions,
): Promise<ReadSubmission> {
  const sent = request.isMultipart() ? await readForm(request, options) : await readJson(request, options);
  const { files, fields } = sent;
  const { language, settings = {}, metadata, webhook_url: webhookUrl } = fields;
  const known = language === undefined ? undefined : findLanguage(language.trim());
  if (language !== undefined && !known) throw createInvalid({ language: [UNKNOWN_LANGUAGE] });
  if (webhookUrl !== undefined) options.checkWebhook(webhookUrl);
  const rotate = settings.rotate === undefined ? {} : { rotate: normaliseRotation(settings.rotate) };
  const submissions = files.map(({ name, document }) => ({
    document,
    settings: { ...settings, ...rotate, ...(known && { language: known.name }) },
    warnings: [],
    keepDocument: true,
    ...(name && { name }),
    ...(metadata && { metadata }),
    ...(webhookUrl !== undefined && { webhookUrl }),
  }));
  return { submissions, fingerprint: digestSubmission(sent) };
}

function digestSubmission({ files, fields }: SentFiles): string {
  const digest = createHash('sha256');
  for (const { url } of files) if (url !== undefined) digest.update(url);
  digest.update(JSON.stringify([fields, files.map(({ name }) => name)]));
  for (const { document } of files) digest.update(`${document.length}:`).update(document);
  return digest.digest('base64url');
}
