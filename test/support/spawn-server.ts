import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface SpawnedServer {
  url: string;
  /** Lines of standard output after the first. */
  lines: string[];
  process: ChildProcess;
  /** Sends a signal and waits for the end; gives the exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs a module that prints `inkvoice listening on …` first, and waits for that line. */
export async function spawnServer(
  script: URL,
  args: string[],
  env: Record<string, string>,
  /** Told what it logs. */
  onLog?: (text: string) => void,
): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', onLog ? 'pipe' : 'ignore'],
    detached: true, // a process group of its own, so that a signal to all of it spares the test
  });
  if (onLog) child.stderr!.setEncoding('utf8').on('data', onLog);
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      const listening = /^inkvoice listening on (http:\/\/\S+)$/.exec(lines[0]!);
      if (listening) resolve(listening[1]!);
      else reject(new Error(`the first line was: ${lines[0]}`));
    });
    void ended.then(([code]) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
  return {
    url,
    lines,
    process: child,
    async stop(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code as number | null;
    },
  };
}

/** Whether a process lives. One that has ended but was not collected by its parent, which in a container may take long, does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
}
