import { availableParallelism, totalmem } from 'node:os';
import { DEFAULT_LIMITS } from '../pipeline/index.ts';
import { type AllowedNetworks, parseNetworks } from './outbound/index.ts';
import {
  parseBoolean,
  parseBytes,
  parseCount,
  parseDuration,
  parseOrigins,
  parseQueueLimit,
  parseText,
} from './parse-units.ts';

/** A setting that cannot be used. The message is the line that the user sees. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export interface Config {
  host: string;
  port: number;
  data: string;
  clientId?: string;
  clientSecret?: string;
  readers: number;
  retentionMs: number;
  holdMs: number;
  maxBytes: number;
  maxPixels: number;
  maxPages: number;
  deadlineMs: number;
  readerMemory: number;
  queue: { tasks: number; bytes: number };
  clientQueue: number;
  clientReaders: number;
  clientCalls: number;
  lowerCase: boolean;
  allowPrivate: AllowedNetworks;
  fetchUrls: boolean;
  cors?: string[];
  metrics: boolean;
  tlsCert?: string;
  tlsKey?: string;
  drainMs: number;
  log: string;
}

interface Setting<Value> {
  /** Flag without its dashes; the variable is `INKVOICE_` and the flag in capitals. */
  flag: string;
  /** As text, so that the help shows what a user may write. Empty: not set. */
  fallback: string;
  meaning: string;
  parse: (text: string) => Value;
}

const setting = <Value>(
  flag: string,
  fallback: string,
  meaning: string,
  parse: (text: string) => Value,
): Setting<Value> => ({ flag, fallback, meaning, parse });

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Memory to count on for each reader, which needs up to 1 GB for ordinary invoices. */
const READER_BYTES = 1.5e9;

/** One reader per core, but no more than memory allows. */
const chooseReaders = () =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(memoryOf() / READER_BYTES)));

/** Memory of the machine, or of the container. */
const memoryOf = () => Math.min(process.constrainedMemory() || totalmem(), totalmem());

/** A reader needs no more than this, and no less. */
const MOST_MEMORY = 3 * 2 ** 30;
const LEAST_MEMORY = 2 ** 30;
/** The part of the memory that all readers together may take. */
const FOR_READERS = 0.75;

/** @returns megabytes that each reader may take, so that all of them together leave room for the server and the system */
export const chooseReaderMemory = (memory = memoryOf(), readers = chooseReaders()): number =>
  Math.round(Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, (memory * FOR_READERS) / readers)) / 2 ** 20);

const SETTINGS = {
  host: setting('host', '127.0.0.1', 'address to listen on', parseText),
  port: setting('port', '8080', 'port to listen on; 0 picks a free one', (text) =>
    parseCount(text, 0, 65_535),
  ),
  data: setting('data', './data', 'folder for everything that is kept', parseText),
  clientId: setting('client-id', '', 'first API client; created at the first start when left out', parseText),
  clientSecret: setting('client-secret', '', 'its secret; better set in the environment', parseText),
  readers: setting(
    'readers',
    String(chooseReaders()),
    'reader processes, by default one per core if memory allows; 0 serves the API only',
    (text) => parseCount(text, 0, 1024),
  ),
  retentionMs: setting('retention', '24h', 'how long results can be fetched', (text) =>
    parseDuration(text, 1_000, 24 * 3_600_000),
  ),
  holdMs: setting(
    'hold',
    '10s',
    'how long a fetch waits for the end of a task; 0 turns waiting off',
    (text) => parseDuration(text, 0, 120_000),
  ),
  maxBytes: setting(
    'max-body',
    `${DEFAULT_LIMITS.maxBytes / 2 ** 20}MB`,
    'size of one document, at most',
    (text) => parseBytes(text, 1, 2 ** 28),
  ),
  maxPixels: setting(
    'max-pixels',
    String(DEFAULT_LIMITS.maxPixels),
    'pixels of one picture, at most',
    (text) => parseCount(text, 1, 1e9),
  ),
  maxPages: setting('max-pages', String(DEFAULT_LIMITS.maxPages), 'pages of one document, at most', (text) =>
    parseCount(text, 1, 100_000),
  ),
  deadlineMs: setting('deadline', '120s', 'how long reading one document may take', (text) =>
    parseDuration(text, 100, 24 * 3_600_000),
  ),
  readerMemory: setting(
    'reader-memory',
    `${chooseReaderMemory()}MB`,
    'memory of one reader process, at most; by default its part of the memory, 3GB where there is enough',
    (text) => parseBytes(text, 2 ** 27, 2 ** 40),
  ),
  queue: setting(
    'queue-limit',
    '10000,4GB',
    'tasks, and bytes of their documents, that may wait',
    parseQueueLimit,
  ),
  clientQueue: setting(
    'client-queue',
    '5000',
    'tasks of one client that may wait, unless the client has a limit of its own',
    (text) => parseCount(text, 1, 1e9),
  ),
  clientReaders: setting('client-readers', '1024', 'readers that one client may hold at a time', (text) =>
    parseCount(text, 1, 1024),
  ),
  clientCalls: setting(
    'client-calls',
    '0',
    'calls of one client in a minute, at most; 0 for no limit',
    (text) => parseCount(text, 0, 1e9),
  ),
  lowerCase: setting('lower-case', 'false', 'whether results are in lower case throughout', parseBoolean),
  allowPrivate: setting(
    'allow-private',
    'none',
    'private addresses and networks that webhooks (and --fetch-urls) may reach, also by http: 10.0.0.0/8,127.0.0.1',
    (text) => parseNetworks(text === 'none' ? '' : text),
  ),
  fetchUrls: setting(
    'fetch-urls',
    'false',
    'whether /v1 fetches documents from URLs in requests',
    parseBoolean,
  ),
  cors: setting(
    'cors',
    '',
    'origins whose pages may call the API from a browser: https://app.example.com; * for all',
    parseOrigins,
  ),
  metrics: setting('metrics', 'true', 'whether /metrics answers (without a token)', parseBoolean),
  tlsCert: setting('tls-cert', '', 'file of the certificate chain (PEM): serve HTTPS', parseText),
  tlsKey: setting('tls-key', '', 'file of its private key (PEM)', parseText),
  drainMs: setting(
    'drain',
    '5s',
    'how long running readings may take to finish when the server stops',
    (text) => parseDuration(text, 0, 3_600_000),
  ),
  log: setting('log', 'info', `lowest level logged to standard error: ${LOG_LEVELS.join(', ')}`, (text) => {
    if (!LOG_LEVELS.includes(text)) throw new Error(`is not one of ${LOG_LEVELS.join(', ')}`);
    return text;
  }),
} satisfies { [Key in keyof Config]-?: Setting<unknown> };

const variableOf = ({ flag }: Setting<unknown>) => `INKVOICE_${flag.toUpperCase().replaceAll('-', '_')}`;

/** The flags of all settings, for `parseArgs` of node:util. */
export const CONFIG_FLAGS = Object.fromEntries(
  Object.values(SETTINGS).map(({ flag }) => [flag, { type: 'string' as const }]),
);

/**
 * Flags take precedence over the environment, and that over the defaults. An empty value counts as left out.
 * @throws ConfigError that names the flag or variable, its value and what is wrong
 */
export function readConfig(
  flags: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const values = Object.entries(SETTINGS).flatMap(([key, one]: [string, Setting<unknown>]) => {
    const [source, text] = flags[one.flag]
      ? [`--${one.flag}`, flags[one.flag]!]
      : [variableOf(one), environment[variableOf(one)] || one.fallback];
    if (text === '') return [];
    try {
      return [[key, one.parse(text)]];
    } catch (error) {
      const shown = key === 'clientSecret' ? '' : `=${text}`;
      throw new ConfigError(`${source}${shown}: ${(error as Error).message}.`);
    }
  });
  const config = Object.fromEntries(values) as Config;
  if ((config.clientId === undefined) !== (config.clientSecret === undefined)) {
    throw new ConfigError('INKVOICE_CLIENT_ID and INKVOICE_CLIENT_SECRET go together: give both or neither.');
  }
  if ((config.tlsCert === undefined) !== (config.tlsKey === undefined)) {
    throw new ConfigError('INKVOICE_TLS_CERT and INKVOICE_TLS_KEY go together: give both or neither.');
  }
  return config;
}

/** The lines of `serve --help` about settings. */
export function describeConfig(): string {
  const rows = Object.values(SETTINGS).map((one) => {
    const fallback = one.fallback && ` (default ${one.fallback})`;
    return `  --${one.flag.padEnd(15)} ${variableOf(one).padEnd(23)} ${one.meaning}${fallback}`;
  });
  return rows.join('\n');
}
