import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('../src/cli/inkvoice.ts', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../samples/us-services/us-services.pdf', import.meta.url));
const TIMEOUT_MS = 60_000;

async function explain(...args: string[]) {
  const run = promisify(execFile)(process.execPath, [COMMAND, 'explain', ...args], { maxBuffer: 2 ** 26 });
  return run.then(
    ({ stdout }) => ({ stdout, stderr: '', code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );
}

test('explain tells why one field is what it is', { timeout: TIMEOUT_MS }, async () => {
  const { stdout } = await explain(SAMPLE, '--field', 'total_amount', '--format', 'json');
  const { fields } = JSON.parse(stdout);
  expect(fields).toHaveLength(1);
  expect(fields[0]).toMatchObject({ path: 'totals.gross', given: { value: 4158.97 } });
  expect(fields[0].candidates[fields[0].chosen].value).toBe('4158.97');
  expect(fields[0].candidates.length).toBeGreaterThan(2);
});

test('explain draws the page with boxes', { timeout: TIMEOUT_MS }, async () => {
  const { stdout } = await explain(SAMPLE, '--format', 'html');
  expect(stdout).toContain('src="data:image/jpeg;base64,');
  expect(stdout).toContain('class="box chosen"');
});

test('explain says what is wrong with a file, a field or a format', { timeout: TIMEOUT_MS }, async () => {
  expect(await explain('/no/such/file.pdf')).toMatchObject({ code: 1 });
  const field = await explain(SAMPLE, '--field', 'colour');
  expect(field.code).toBe(2);
  expect(field.stderr).toContain('There is no field "colour"');
  expect((await explain(SAMPLE, '--format', 'yaml')).stderr).toContain('use one of text, json, html');
});
