import { vi } from 'vitest';
import { runAudit } from '../../src/cli/audit.ts';
import { runClients } from '../../src/cli/clients.ts';
import { reportError } from '../../src/cli/report-error.ts';

const COMMANDS: Record<string, (argv: string[]) => Promise<number>> = {
  audit: runAudit,
  clients: runClients,
};

/**
 * Runs a command in this process, most of a second faster than in one of its own, where what it prints and its exit code are all that
 * matters. That the program itself finds its commands and ends with their codes is tested elsewhere.
 */
export async function runCommand(
  [name = '', ...argv]: string[],
  environment: Record<string, string>,
): Promise<{ code: number; out: string }> {
  let out = '';
  const hear = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  const mute = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
  try {
    const code = await COMMANDS[name]!(argv).catch((error: unknown) => reportError(name, error));
    return { code, out };
  } finally {
    hear.mockRestore();
    mute.mockRestore();
    vi.unstubAllEnvs();
  }
}
