/** Characters of a file's name that are kept. */
const MAX_NAME = 255;

/** A file's name for people, never a path: without folders and control characters. */
export const cleanName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').slice(0, MAX_NAME);
