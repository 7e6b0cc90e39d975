import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchToken, ROUTE } from './support/server.ts';
import { spawnServer } from './support/spawn-server.ts';

const COMMAND = new URL('../src/cli/inkvoice.ts', import.meta.url);

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-serve-'));
  data = join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

const inkvoice = (args: string[], env: Record<string, string> = {}) =>
  new Promise<Run>((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', ...env } };
    execFile(process.execPath, [fileURLToPath(COMMAND), ...args], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });

const start = (env: Record<string, string> = {}) =>
  spawnServer(COMMAND, ['serve', '--port', '0', '--data', data, '--readers', '0'], env);

const credentialsIn = (lines: string[]) => ({
  id: lines.find((line) => line.startsWith('client id:'))?.split(/: +/)[1],
  secret: lines.find((line) => line.startsWith('client secret:'))?.split(/: +/)[1],
});

describe('serve', () => {
  test('says where it listens, shows a first client once, and clients can be added and removed while it runs', async () => {
    const server = await start();
    await expect.poll(() => server.lines.length).toBeGreaterThanOrEqual(3);
    const first = credentialsIn(server.lines);
    expect(await fetchToken(server.url, first.id, first.secret)).toMatch(/^eyJ/);

    const added = credentialsIn(
      (await inkvoice(['clients', 'add', 'till 7', '--data', data])).stdout.split('\n'),
    );
    const token = await fetchToken(server.url, added.id, added.secret);
    const listed = await inkvoice(['clients', 'list'], { INKVOICE_DATA: data });
    expect(listed.stdout).toContain(first.id);
    expect(listed.stdout).toMatch(new RegExp(`^${added.id}\t.*\ttill 7$`, 'm'));
    expect(listed.stdout).not.toContain(added.secret);

    const use = () => fetch(`${server.url}${ROUTE}?id=x`, { headers: { authorization: `Bearer ${token}` } });
    expect((await use()).status).toBe(200);
    expect((await inkvoice(['clients', 'remove', added.id!, '--data', data])).code).toBe(0);
    expect((await use()).status).toBe(401);
    expect(await server.stop('SIGINT')).toBe(0);

    const again = await start();
    expect(await fetchToken(again.url, first.id, first.secret)).toMatch(/^eyJ/);
    expect(again.lines).toHaveLength(1); // the secret is not shown again
    await again.stop('SIGTERM');
  });

  test('keeps its data to itself', async () => {
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(data)) expect((await stat(join(data, name))).mode & 0o077).toBe(0);
  });

  test('takes its client from the environment, and a changed secret with it', async () => {
    for (const secret of ['one', 'two']) {
      const server = await start({ INKVOICE_CLIENT_ID: 'given', INKVOICE_CLIENT_SECRET: secret });
      expect(await fetchToken(server.url, 'given', secret)).toMatch(/^eyJ/);
      await server.stop('SIGTERM');
    }
  });

  test.each([
    [['--port', 'x'], {}, '--port=x: is not a whole number'],
    [[], { INKVOICE_RETENTION: 'soon' }, 'INKVOICE_RETENTION=soon: is not a duration'],
    [['--nonsense'], {}, "Unknown option '--nonsense'"],
  ])(
    'a wrong value stops the start with one clear line and exit code 2: %j %j',
    async (args, env, message) => {
      const run = await inkvoice(['serve', ...args], env as Record<string, string>);
      expect(run.code).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(message)]);
    },
  );

  test('--help names every flag and variable', async () => {
    const { code, stdout } = await inkvoice(['serve', '--help']);
    expect(code).toBe(0);
    const variables = [
      'HOST',
      'PORT',
      'DATA',
      'CLIENT_ID',
      'CLIENT_SECRET',
      'READERS',
      'RETENTION',
      'HOLD',
      'MAX_BODY',
    ];
    for (const name of [...variables, 'MAX_PIXELS', 'MAX_PAGES', 'DEADLINE', 'QUEUE_LIMIT']) {
      expect(stdout).toContain(`INKVOICE_${name} `);
      expect(stdout).toContain(`--${name.toLowerCase().replaceAll('_', '-')} `);
    }
  });
});

describe('clients', () => {
  test('removing nobody is exit code 1, a wrong command 2, --help 0', async () => {
    expect((await inkvoice(['clients', 'remove', 'nobody', '--data', data])).code).toBe(1);
    const wrong = await inkvoice(['clients', 'ad']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect((await inkvoice(['clients', '--help'])).stdout).toContain('Usage: inkvoice clients');
  });

  test('an id is not given twice', async () => {
    const args = ['clients', 'add', '--id', 'mine', '--secret', 'a', '--data', data];
    expect((await inkvoice(args)).stdout).toContain('client id:     mine');
    expect((await inkvoice(args)).code).toBe(1);
  });
});
