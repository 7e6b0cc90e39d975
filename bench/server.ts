import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon, { type Request, type Result } from 'autocannon';
import { createClient } from '../src/client/index.ts';
import { spawnServer } from '../test/support/spawn-server.ts';

/**
 * `npm run bench:server`: how fast the server accepts and returns documents while one reader is busy. The server runs in a process of its
 * own; this one only sends requests. Prints a table and writes JSON; the exit code is 1 when a request failed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    /** Enough for a meaningful 99th percentile. */
    submissions: { type: 'string', default: '1200' },
    out: { type: 'string', default: 'out/bench-server.json' },
  },
});
const seconds = Number(values.seconds);
const submissions = Number(values.submissions);
/** Submissions a second: five times what the reader reads. */
const SUBMIT_RATE = 20;
const samples = new URL('../samples/', import.meta.url);
const sample = (path: string) => readFile(new URL(path, samples));

const folder = await mkdtemp(join(tmpdir(), 'inkvoice-bench-'));
const command = new URL('../src/cli/inkvoice.ts', import.meta.url);
const flags = [
  '--port',
  '0',
  '--data',
  folder,
  '--readers',
  '1',
  '--queue-limit',
  '1000000,16GB',
  '--client-queue',
  '1000000',
  '--log',
  'warn',
];
const credentials = { clientId: 'bench', clientSecret: 'bench' };
const server = await spawnServer(command, ['serve', ...flags], {
  INKVOICE_CLIENT_ID: credentials.clientId,
  INKVOICE_CLIENT_SECRET: credentials.clientSecret,
});
const client = createClient({ url: server.url, ...credentials });
const token = await fetchToken();
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

async function fetchToken(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'bench',
    client_secret: 'bench',
  });
  const response = await fetch(`${server.url}/connect/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

interface Figures {
  call: string;
  connections: number;
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

interface Load {
  connections: number;
  /** Requests a second; absent: as many as can be. */
  rate?: number;
  /** How many; absent: as many as go into the seconds. */
  amount?: number;
}

async function measure(
  call: string,
  request: Request,
  { connections, rate, amount }: Load,
): Promise<Figures> {
  const run = autocannon({
    url: server.url,
    connections,
    headers,
    requests: [request],
    ...(amount === undefined ? { duration: seconds } : { amount }),
    ...(rate && { overallRate: rate }),
  });
  const [result] = (await once(run, 'done')) as [Result];
  return {
    call,
    connections,
    requests: result.requests.total,
    perSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

const scan = await sample('german-letter/german-letter-scan.pdf');
const { id } = await client.readInvoice(await sample('german-letter/german-letter.pdf'));
// Enough documents to keep the reader busy all the time.
const fetching = 3 * seconds;
const submitting = submissions / SUBMIT_RATE;
for (let i = 0; i < 5 * (fetching + submitting); i++) await client.submit(scan);
const body = JSON.stringify({
  image: (await sample('german-letter/german-letter-photo.jpg')).toString('base64'),
});
const path = '/v5.0/ocr/RecognizeAndParseInvoice';
const fetchResult = { method: 'GET', path: `${path}?id=${id}` };

const figures = [
  await measure('fetch a finished result', fetchResult, { connections: 16 }),
  await measure('fetch at 2,000 a second', fetchResult, { connections: 16, rate: 2_000 }),
  await measure(
    `submit a picture of ${Math.round((body.length * 0.75) / 1024)} KB`,
    { method: 'POST', path, body },
    { connections: 4, rate: SUBMIT_RATE, amount: submissions },
  ),
];
const busy = (await (await fetch(`${server.url}/metrics`)).text()).includes(
  'inkvoice_readers{state="busy"} 1',
);
await server.stop('SIGKILL');
await rm(folder, { recursive: true, force: true });

process.stdout.write(
  'call                          connections  requests  a second  p50 ms  p99 ms  failed\n',
);
for (const one of figures) {
  const cells = [one.connections, one.requests, one.perSecond, one.p50, one.p99, one.failed];
  const widths = [11, 8, 8, 6, 6, 6];
  process.stdout.write(
    `${one.call.padEnd(30)}${cells.map((cell, i) => String(cell).padStart(widths[i]!)).join('  ')}\n`,
  );
}
process.stdout.write(`beside one reader, ${busy ? 'busy to the end' : 'which ran out of work'}\n`);
const { mkdir, writeFile } = await import('node:fs/promises');
await mkdir('out', { recursive: true });
await writeFile(values.out, `${JSON.stringify({ figures, busy }, null, 2)}\n`);
process.exitCode = figures.some(({ failed }) => failed > 0) ? 1 : 0;
