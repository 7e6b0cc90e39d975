/** Errors of the operating system about a path, by code, in sentences for people. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'Access is not permitted: check its access rights.',
  EPERM: 'Access is not permitted: it belongs to somebody else, or its file system does not allow it.',
  EISDIR: 'It is a folder: name a file.',
  EEXIST: 'It is a file: name a folder.',
  ENOTDIR: 'A part of the path is a file, not a folder.',
  ENOSPC: 'The disk is full: free some space.',
  EROFS: 'The file system is read-only.',
  ENAMETOOLONG: 'The name is too long.',
  ELOOP: 'Its links lead in a circle.',
};

export function describePathError(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message.split('\n', 1)[0]!;
}
