/** A command was used wrongly: what is wrong and what to do, in one line. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints what went wrong as one line, and the stack trace with `INKVOICE_DEBUG=1`. Returns the exit code. */
export function reportError(command: string, error: unknown): number {
  const wrongUse = error instanceof UsageError || isParseArgsError(error);
  const message = error instanceof Error ? error.message : String(error);
  const hint = wrongUse ? ` (inkvoice ${command} --help shows how)` : '';
  process.stderr.write(`inkvoice ${command}: ${message}${hint}\n`);
  if (process.env.INKVOICE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return wrongUse ? 2 : 1;
}

function isParseArgsError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
