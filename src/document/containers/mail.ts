import { MOST_FILES } from './types.ts';

/** A mail begins with fields such as these. */
const FIELD =
  /^(Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Date|From|To|Subject|Reply-To|Content-Type|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Thread-[\w]+|Content-[\w-]+):/i;

/** Bytes within which the fields of a mail end: long ones are those of many servers. */
const HEAD = 256 * 1024;

/** Parts within parts. */
const DEPTH = 12;

/** Whether bytes are a mail (RFC 5322) that has parts, or is one encoded file. */
export function isMail(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, HEAD));
  return FIELD.test(head) && /^Content-Type:/im.test(head.slice(0, endOfHead(head)));
}

/**
 * The files attached to a mail, in their order, mails among them; its own text and the pictures within that are left out.
 * @returns views and copies of the bytes, all together no longer than they are
 */
export function readMail(bytes: Uint8Array): Uint8Array[] {
  const files: Uint8Array[] = [];
  collect(latin1(bytes), 0, files);
  return files;
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** @param entity fields, an empty line and a body, as Latin-1 */
function collect(entity: string, depth: number, files: Uint8Array[]): void {
  const end = endOfHead(entity);
  const fields = readFields(entity.slice(0, end));
  const body = entity.slice(end).replace(/^\r?\n\r?\n?/, '');
  const type = fields.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\//i.test(type) ? parameter(type, 'boundary') : undefined;
  if (boundary !== undefined) {
    if (depth < DEPTH) for (const part of partsOf(body, boundary)) collect(part, depth + 1, files);
    return;
  }
  if (files.length < MOST_FILES && isFile(type, fields)) files.push(decode(body, fields));
}

/** Where the fields end: at the first empty line, or with the text. */
function endOfHead(entity: string): number {
  return /\r?\n\r?\n/.exec(entity)?.index ?? entity.length;
}

function readFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

const parameter = (field: string, name: string): string | undefined => {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(field);
  return (found?.[1] ?? found?.[2]) || undefined;
};

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function partsOf(body: string, boundary: string): string[] {
  const [, ...parts] = `\n${body}`.split(new RegExp(`\\n--${literal(boundary)}(?=--|[ \\t]*\\r?\\n|$)`));
  // What comes after the last boundary, which ends with two hyphens, is nothing.
  const last = parts.findIndex((part) => part.startsWith('--'));
  const own = last < 0 ? parts : parts.slice(0, last);
  return own.slice(0, MOST_FILES).map((part) => part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''));
}

/** The text of the mail is no file; nor is a picture that its text shows. */
function isFile(type: string, fields: ReadonlyMap<string, string>): boolean {
  const disposition = fields.get('content-disposition') ?? '';
  const isNamed = /\b(file)?name\*?\d*\*?\s*=/i.test(`${disposition};${type}`);
  if (/^image\//i.test(type)) return /^attachment/i.test(disposition) || !fields.has('content-id');
  return isNamed || !/^text\/(plain|html|calendar)/i.test(type);
}

function decode(body: string, fields: ReadonlyMap<string, string>): Uint8Array {
  switch (fields.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(unquote(body), 'latin1');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** RFC 2045, section 6.7. */
const unquote = (text: string) =>
  text
    .replace(/[ \t]*=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
