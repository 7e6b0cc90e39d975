import { ReadError } from './errors.ts';

/** Errors of the operating system that say nothing about a document: another attempt, once the machine is well, may succeed. */
const SYSTEM_CODES = new Set([
  'EACCES',
  'EAGAIN',
  'EDQUOT',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'EPERM',
  'EROFS',
]);

/** Reading errors of the same kind. */
const READ_CODES = new Set(['machine_fault', 'model_unusable']);

/** The same errors as libraries write them that drop the code. */
const SENTENCES: readonly [RegExp, string][] = [
  [/no space left on device/i, 'ENOSPC'],
  [/disk quota exceeded/i, 'EDQUOT'],
  [/read-only file system/i, 'EROFS'],
  [/too many open files/i, 'EMFILE'],
  [/cannot allocate memory/i, 'ENOMEM'],
];

/** Causes that are looked at. */
const MAX_DEPTH = 8;

/** The fault of the machine that an error comes from, such as `ENOSPC`; undefined when the document or inkvoice is at fault. */
export function findMachineFault(error: unknown): string | undefined {
  const codes: string[] = [];
  let one = error;
  for (let depth = 0; depth < MAX_DEPTH && one instanceof Error; depth++, one = one.cause) {
    const { code } = one as NodeJS.ErrnoException;
    if (one instanceof ReadError ? READ_CODES.has(one.code) : SYSTEM_CODES.has(code ?? '')) codes.push(code!);
    else if (!(one instanceof ReadError)) codes.push(...codesInSentence(one.message));
  }
  return codes.at(-1); // the deepest says most
}

const codesInSentence = (message: string): string[] =>
  SENTENCES.filter(([sentence]) => sentence.test(message)).map(([, code]) => code);
