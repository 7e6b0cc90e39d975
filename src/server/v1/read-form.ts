import type { FastifyRequest } from 'fastify';
import { createProblem, Problem } from '../http/index.ts';
import { cleanName } from './clean-name.ts';
import { FormFields, MAX_FILES } from './schemas.ts';
import type { SentFile, SentFiles, SubmissionOptions } from './sent-files.ts';
import { createInvalid, requireValid } from './validate.ts';

const MAX_FIELDS = 16;
const MAX_FIELD_BYTES = 65_536;

/** Reads a multipart upload: files in fields of any name, `settings` and `metadata` as JSON, other fields as text. @throws Problem 400, 413 */
export async function readForm(request: FastifyRequest, options: SubmissionOptions): Promise<SentFiles> {
  const { files, fields } = await readParts(request, options).catch((error) => {
    request.raw.resume(); // most clients read the answer only after they have sent everything
    throw toFormProblem(error, options.maxBytes);
  });
  if (files.length === 0) throw createInvalid({ files: ['At least one file is needed.'] });
  const empty = files.findIndex(({ document }) => document.length === 0);
  if (empty >= 0) throw createInvalid({ [`files.${empty}`]: ['The file is empty.'] });
  for (const name of ['settings', 'metadata'])
    if (fields[name] !== undefined) fields[name] = parseField(name, fields[name]);
  return { files, fields: requireValid(FormFields, fields) };
}

async function readParts(request: FastifyRequest, { bodies, maxBytes }: SubmissionOptions) {
  const files: SentFile[] = [];
  const fields: Record<string, unknown> = {};
  let held = 0;
  const limits = {
    fileSize: maxBytes,
    files: MAX_FILES,
    fields: MAX_FIELDS,
    fieldSize: MAX_FIELD_BYTES,
    parts: MAX_FILES + MAX_FIELDS,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) {
        held += chunk.length;
        bodies.hold(request, held);
        chunks.push(chunk);
      }
      if (part.file.truncated) throw createTooLarge(maxBytes);
      files.push({ name: cleanName(part.filename), document: Buffer.concat(chunks) });
    }
  }
  return { files, fields };
}

const createTooLarge = (maxBytes: number) =>
  createProblem(413, 'too_large', { detail: `A file is larger than ${maxBytes} bytes.` });

function toFormProblem(error: unknown, maxBytes: number): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return createTooLarge(maxBytes);
  }
  if (statusCode === 413)
    return createProblem(413, 'too_large', { detail: 'There are more files or fields than allowed.' });
  if (error instanceof Problem) return error;
  return createProblem(400, 'bad_request', { detail: 'The multipart form is broken.' });
}

function parseField(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw createInvalid({ [name]: ['It must be JSON.'] });
  }
}
