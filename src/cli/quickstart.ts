import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Details } from '../invoice/index.ts';
import { type Config, readConfig, type Server, startServer } from '../server/index.ts';
import { describePathError } from './describe-path-error.ts';
import { resolveUserPath } from './resolve-user-path.ts';
import { waitForStopSignal } from './wait-for-stop-signal.ts';

/**
 * `npm run quickstart [-- FILE]`: starts a server, sends it one invoice as any program would, prints the answer and keeps serving.
 * It talks to the server over HTTP only, with the calls of the contract: what it shows is what a client gets.
 */

const SAMPLE = fileURLToPath(new URL('../../samples/german-letter/german-letter-scan.pdf', import.meta.url));
/** The client of a run for which the environment names none; removed when the run ends. */
const OWN_CLIENT = 'quickstart';
const TASK_PATH = '/v5.0/ocr/RecognizeAndParseInvoice';

interface Client {
  id: string;
  secret: string;
}

const print = (line = '') => process.stdout.write(`${line}\n`);

async function quickstart(file: string): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    process.stderr.write(`${file}: ${describePathError(error)}\n`);
    return 1;
  }
  const given = readConfig({ log: process.env.INKVOICE_LOG || 'warn' }, process.env);
  const client: Client =
    given.clientId !== undefined && given.clientSecret !== undefined
      ? { id: given.clientId, secret: given.clientSecret }
      : { id: OWN_CLIENT, secret: randomBytes(16).toString('base64url') };
  const server = await start({ ...given, clientId: client.id, clientSecret: client.secret });
  print(`inkvoice listening on ${server.url}`);
  try {
    const token = await fetchToken(server.url, client);
    print('got a token:    POST /connect/token');
    const read = await submitAndWait(server.url, token, file, bytes);
    printNextSteps(server.url, client);
    await waitForStopSignal();
    print('stopping …');
    return read ? 0 : 1;
  } finally {
    // So that the next real start on this folder finds no client, creates the first one and shows its secret.
    await server.store.removeClient(OWN_CLIENT);
    await server.close();
  }
}

/** Starts on the configured port, or on any free one when that is in use. */
async function start(config: Config): Promise<Server> {
  try {
    return await startServer(config);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    print(`Port ${config.port} is in use: taking a free one.`);
    return startServer({ ...config, port: 0 });
  }
}

async function fetchToken(url: string, { id, secret }: Client): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  });
  const response = await fetch(`${url}/connect/token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** The answer about a task. */
interface Answer {
  taskStatus: string;
  results: { data: string }[];
  error: { messages: string[]; warnings: string[] } | null;
}

/** @returns whether the document could be read */
async function submitAndWait(url: string, token: string, file: string, bytes: Uint8Array): Promise<boolean> {
  const authorization = `Bearer ${token}`;
  const submitted = await fetch(url + TASK_PATH, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ image: Buffer.from(bytes).toString('base64'), settings: { language: 'English' } }),
  });
  const id = await submitted.text();
  if (!submitted.ok) {
    print(`not accepted:   HTTP ${submitted.status}, ${reasonIn(id)}`);
    return false;
  }
  print(`submitted:      POST ${TASK_PATH}  ${file}`);
  print(`task id:        ${id}`);

  const since = performance.now();
  let shown = '';
  while (true) {
    const status = await getJson(`${url}/v5.0/ocr/Utilities/GetTaskStatus?id=${id}`, authorization);
    if (status.taskStatus !== shown) {
      shown = status.taskStatus;
      print(`status:         ${shown} after ${((performance.now() - since) / 1000).toFixed(1)} s`);
    }
    if (shown !== 'Pending' && shown !== 'Processing') break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const answer = await getJson(`${url}${TASK_PATH}?id=${id}`, authorization);
  for (const line of [...(answer.error?.messages ?? []), ...(answer.error?.warnings ?? [])]) print(line);
  const data = answer.results[0]?.data;
  if (data === undefined) return false;
  const details = JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as Details;
  print(`\nThe details, decoded:\n${JSON.stringify(details, null, 2)}`);
  return true;
}

/** The sentence of a problem (RFC 9457): the first about a property, or else its title. */
function reasonIn(problem: string): string {
  const { errors, title } = JSON.parse(problem) as { errors?: Record<string, string[]>; title?: string };
  return Object.values(errors ?? {})
    .flat()
    .concat(title ?? [])[0]!;
}

const getJson = async (address: string, authorization: string): Promise<Answer> =>
  (await (await fetch(address, { headers: { authorization } })).json()) as Answer;

/** Prints the three calls, ready to paste. */
function printNextSteps(url: string, { id, secret }: Client): void {
  print(`
Continue from here: ${url}

  TOKEN=$(curl -s ${url}/connect/token -d grant_type=client_credentials \\
    -d client_id=${id} -d client_secret=${secret} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
  ID=$(printf '{"image":"%s"}' "$(base64 < invoice.pdf | tr -d '\\n')" |
    curl -s ${url}${TASK_PATH} -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d @-)
  curl -s "${url}${TASK_PATH}?id=$ID" -H "Authorization: Bearer $TOKEN"

The server keeps running. Stop it with Ctrl-C.`);
}

try {
  process.umask(0o077);
  process.exitCode = await quickstart(
    process.argv[2] === undefined ? SAMPLE : resolveUserPath(process.argv[2]),
  );
} catch (error) {
  process.stderr.write(`inkvoice: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
