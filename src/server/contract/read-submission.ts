import { READ_ERRORS } from '../../base/index.ts';
import type { ReadSettings } from '../../pipeline/index.ts';
import { decodeBase64, Problem, type PropertyErrors } from '../http/index.ts';
import { readLooseObject } from './loose-object.ts';
import { readSettings } from './read-settings.ts';

export interface SubmittedDocument {
  document: Uint8Array;
  settings: Omit<ReadSettings, 'limits'>;
  warnings: string[];
}

/** Reads the body of a submission. @throws Problem 400 with errors by property, 413 */
export function readSubmission(body: unknown, maxBytes: number): SubmittedDocument {
  const given = readLooseObject(body);
  if (!given) throw createInvalid({ '': ['The body must be a JSON object with an image.'] });
  const errors: PropertyErrors = {};
  const document = readImage(given.get('image'), errors);
  const { settings, warnings } = readSettings(given.get('settings'), errors);
  if (!document || Object.keys(errors).length > 0) throw createInvalid(errors);
  if (document.length > maxBytes) throw new Problem(413, `The document is larger than ${maxBytes} bytes.`);
  return { document, settings, warnings };
}

function readImage(image: unknown, errors: PropertyErrors): Uint8Array | undefined {
  if (image === undefined) errors.image = ['The image is missing.'];
  else if (typeof image !== 'string') errors.image = ['The image must be a string of base64.'];
  else {
    const document = decodeBase64(image);
    if (!document) errors.image = ['The image is not valid base64.'];
    else if (document.length === 0) errors.image = [`${READ_ERRORS.empty_file} [empty_file]`];
    else return document;
  }
  return undefined;
}

/** The answer to a request with these errors. */
export const createInvalid = (errors: PropertyErrors) =>
  new Problem(400, 'The request is not valid: see errors.', { errors });

/** Parses JSON without revealing the parser's message, which quotes the body. @throws Problem 400 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    throw createInvalid({ '': ['The body is not valid JSON.'] });
  }
}
