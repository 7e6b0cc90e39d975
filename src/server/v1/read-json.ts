import type { Static } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { createProblem, decodeBase64 } from '../http/index.ts';
import { cleanName } from './clean-name.ts';
import { type JsonFile, JsonSubmission } from './schemas.ts';
import type { SentFile, SentFiles, SubmissionOptions } from './sent-files.ts';
import { createInvalid, parseJson, requireValid } from './validate.ts';

const JSON_TYPE = /^application\/(.+\+)?json\b/i;

/** Reads a submission in JSON; documents as base64 or as URLs to fetch. @throws Problem 400, 413, 415 */
export async function readJson(request: FastifyRequest, options: SubmissionOptions): Promise<SentFiles> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw createProblem(415, 'unsupported_media_type', {
      detail: 'The body must be multipart/form-data or application/json.',
    });
  }
  const body = parseJson(await options.bodies.read(request, options.maxRequest));
  const { files: given, ...fields } = requireValid(JsonSubmission, body);
  const files: SentFile[] = [];
  for (const [i, file] of given.entries()) files.push(await readFile(file, `files.${i}`, options));
  return { files, fields };
}

/** @param at the path of the file in the request, for errors */
async function readFile(
  { name, data, url }: Static<typeof JsonFile>,
  at: string,
  { maxBytes, fetchUrl }: SubmissionOptions,
): Promise<SentFile> {
  if ((data === undefined) === (url === undefined))
    throw createInvalid({ [at]: ['It needs either data or url.'] });
  if (url !== undefined && !fetchUrl) {
    throw createInvalid({ [`${at}.url`]: ['This server does not fetch documents: send them as data.'] });
  }
  const document = data === undefined ? await fetchUrl!(url!, maxBytes) : decodeBase64(data);
  if (!document) throw createInvalid({ [`${at}.data`]: ['It is not valid base64.'] });
  if (document.length === 0) throw createInvalid({ [at]: ['The file is empty.'] });
  if (document.length > maxBytes) {
    throw createProblem(413, 'too_large', { detail: `A file is larger than ${maxBytes} bytes.` });
  }
  return {
    document,
    ...(name !== undefined && { name: cleanName(name) }),
    ...(url !== undefined && { url }),
  };
}
