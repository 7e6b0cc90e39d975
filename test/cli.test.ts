import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READ_ERRORS } from '../src/base/errors.ts';
import { makeFaults } from './fixtures/faults.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = join(ROOT, 'samples/us-services/us-services.pdf');

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a user does, in a process of its own. */
const inkvoice = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'src/cli/inkvoice.ts'), ...args],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkvoice-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('one file and no --out: the 17 keys as JSON on standard output, nothing else', async () => {
  const expected = JSON.parse(await readFile(SAMPLE.replace('.pdf', '.json'), 'utf8'));
  const { code, stdout, stderr } = await inkvoice('read', SAMPLE);
  const details = JSON.parse(stdout);
  expect(Object.keys(details)).toEqual(Object.keys(expected));
  expect(details.total_amount).toBe(expected.total_amount);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('--format invoice: the whole model, each field with text, confidence, source, page and box', async () => {
  const { stdout } = await inkvoice('read', SAMPLE, '--format', 'invoice');
  const { totals, pages } = JSON.parse(stdout);
  expect(totals.gross).toMatchObject({ source: 'text', page: 1 });
  const { x0, y0, x1, y1 } = totals.gross.box;
  for (const edge of [x0, y0, x1, y1]) expect(edge >= 0 && edge <= 1).toBe(true);
  expect(x1 > x0 && y1 > y0).toBe(true);
  expect(pages).toMatchObject([{ page: 1, source: 'text' }]);
});

test('--force-ocr reads the picture of a page that has a text layer', async () => {
  const { stdout } = await inkvoice('read', SAMPLE, '--format', 'invoice', '--force-ocr');
  expect(JSON.parse(stdout).pages).toMatchObject([{ page: 1, source: 'ocr' }]);
});

test('a folder: one result per document at its own relative path, the rest skipped, two of one stem both kept', async () => {
  const from = join(folder, 'in');
  await mkdir(join(from, 'deep/er'), { recursive: true });
  await copyFile(SAMPLE, join(from, 'deep/er/Invoice 7.PDF'));
  await copyFile(SAMPLE, join(from, 'a.pdf'));
  await copyFile(SAMPLE, join(from, 'a.jpeg')); // magic bytes decide, not the name
  await writeFile(join(from, 'notes.docx'), 'not for us');
  const { code, stdout } = await inkvoice('read', from, '--out', join(folder, 'out'));
  const written = await readdir(join(folder, 'out'), { recursive: true });
  expect(written.filter((name) => name.includes('.')).toSorted()).toEqual([
    'a.json',
    'a.pdf.json',
    join('deep/er', 'Invoice 7.json'),
  ]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});

test('every document that cannot be read is named with one sentence and its code, the others go on, exit code 1', async () => {
  const from = join(folder, 'faults');
  await mkdir(from);
  const faults = await makeFaults();
  for (const { file, bytes } of faults) await writeFile(join(from, file), bytes);
  await copyFile(SAMPLE, join(from, 'good.pdf'));
  const files = [...faults.map(({ file }) => join(from, file)), join(from, 'good.pdf')];
  const { code, stderr } = await inkvoice('read', ...files, '--out', join(folder, 'mixed'));
  const lines = stderr.split('\n');
  for (const fault of faults) {
    const line = lines.find((candidate) => candidate.startsWith(`${join(from, fault.file)}: `));
    expect(line, fault.file).toContain(READ_ERRORS[fault.code].slice(0, -1));
    expect(line).toMatch(new RegExp(`\\[${fault.code}\\]$`));
  }
  expect(lines).toHaveLength(faults.length + 2); // each fault, the count, the end
  expect(await readdir(join(folder, 'mixed'))).toEqual(['good.json']);
  expect(code).toBe(1);
});

test('--format csv: one table for all, a spreadsheet would run nothing of it', async () => {
  const { stdout } = await inkvoice('read', SAMPLE, '--format', 'csv');
  const [header, row] = stdout.split('\r\n');
  expect(header).toMatch(/^file,issue_date,.*,account$/);
  expect(row).toContain('"Mesa Ridge Network Services, LLC"');
});

test('a document whose reading hangs or crashes costs itself only', async () => {
  // The reader of the command line is a server's: killed at its deadline, replaced for the next document.
  const { openFileReader } = await import('../src/cli/file-reader.ts');
  const reader = await openFileReader({ deadlineMs: 1 });
  for (const _ of ['killed', 'replaced and killed again']) {
    expect(await reader.read(SAMPLE, {})).toEqual({
      failure: `${READ_ERRORS.deadline_exceeded} [deadline_exceeded]`,
    });
  }
  await reader.close();
  const patient = await openFileReader();
  expect(await patient.read(SAMPLE, {})).toHaveProperty('invoice');
  await patient.close();
});

test.each([
  [['raed'], /no command "raed"/],
  [['read'], /Name at least one file/],
  [['read', 'x.pdf', '--format', 'yaml'], /no format "yaml"/],
  [['read', 'x.pdf', '--language', 'Klingon'], /language "Klingon"/],
  [['read', '--nonsense'], /--nonsense/],
])('wrong use %j is told in one line and exits with 2', async (args, sentence) => {
  const { code, stderr } = await inkvoice(...args);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
});

test('a file that is not there is named, exit code 1', async () => {
  const { code, stderr } = await inkvoice('read', 'nowhere.pdf');
  expect(stderr).toBe('nowhere.pdf: There is no such file or folder.\n');
  expect(code).toBe(1);
});

test('doctor finds nothing to mend in a whole installation', async () => {
  const { code, stdout } = await inkvoice('doctor', '--data', join(folder, 'data'));
  expect(stdout).toContain('All is well.');
  expect(code).toBe(0);
});
