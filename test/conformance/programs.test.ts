import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sample } from './contract.ts';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target?.stop());

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const PICTURE = path('../../samples/us-services/us-services-scan.jpg');
const runs = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

async function run(command: string, program: string): Promise<Record<string, unknown>> {
  const args = [path(`programs/${program}`), target.url, target.id, target.secret, PICTURE];
  return JSON.parse((await promisify(execFile)(command, args)).stdout);
}

describe('Programs written for the cloud service work after changing only their base URL', () => {
  const { issue_date, total_amount, currency } = JSON.parse(
    sample('us-services/us-services.json').toString(),
  );

  test.skipIf(!runs('python3', '-c', 'import requests'))(
    'in Python with requests: token by form, submit as text/plain, poll every 2 s at most 10 times, decode',
    async () => {
      expect(await run('python3', 'tutorial.py')).toMatchObject({ issue_date, total_amount, currency });
    },
  );

  test.skipIf(!runs('curl', '--version') || !runs('sh', '-c', 'echo | base64'))(
    'in a shell with curl',
    async () => {
      expect(await run('sh', 'curl.sh')).toMatchObject({ issue_date, total_amount, currency });
    },
  );
});
