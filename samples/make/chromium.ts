import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Set `CHROMIUM` to use another browser than the `chromium` on the path. */
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';

/** Prints a web page to a PDF file; the page's own `@page` rule decides the paper. Needs Chromium or Chrome. */
export async function printPdf(htmlFile: string, pdfFile: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'samples-'));
  try {
    await run(CHROMIUM, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${profile}`,
      '--no-pdf-header-footer',
      // The tags for screen readers would double the size of a long table.
      '--disable-pdf-tagging',
      `--print-to-pdf=${pdfFile}`,
      pathToFileURL(htmlFile).href,
    ]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
