import { expect, test } from 'vitest';
import { ConfigError, chooseReaderMemory, readConfig } from './config.ts';

test('what is left out has its default', () => {
  const { readers, readerMemory, ...config } = readConfig({}, {});
  expect(config).toEqual({
    host: '127.0.0.1',
    port: 8080,
    data: './data',
    retentionMs: 24 * 3_600_000,
    holdMs: 10_000,
    maxBytes: 40 * 2 ** 20,
    maxPixels: 100_000_000,
    maxPages: 200,
    deadlineMs: 120_000,
    queue: { tasks: 10_000, bytes: 4 * 2 ** 30 },
    clientQueue: 5000,
    clientReaders: 1024,
    clientCalls: 0,
    lowerCase: false,
    allowPrivate: { any: false, has: expect.any(Function) },
    fetchUrls: false,
    metrics: true,
    drainMs: 5_000,
    log: 'info',
  });
  expect(readerMemory).toBe(chooseReaderMemory() * 2 ** 20);
  expect(readers).toBeGreaterThanOrEqual(1);
});

test('flags win over the environment, and an empty value counts as left out', () => {
  const environment = { INKVOICE_PORT: '1', INKVOICE_HOST: 'a', INKVOICE_MAX_BODY: '' };
  const config = readConfig({ port: '2', hold: '0' }, environment);
  expect(config).toMatchObject({ port: 2, host: 'a', maxBytes: 40 * 2 ** 20, holdMs: 0 });
});

test.each([
  [{ port: '70000' }, {}, '--port=70000: is not between 0 and 65535.'],
  [
    {},
    { INKVOICE_RETENTION: 'soon' },
    'INKVOICE_RETENTION=soon: is not a duration such as 500ms, 10s, 5m or 24h.',
  ],
  [{ retention: '25h' }, {}, '--retention=25h: is not between 1s and 86400s.'],
  [{ 'max-body': '1X' }, {}, '--max-body=1X: is not a size such as 500KB, 40MB or 4GB.'],
  [{ log: 'loud' }, {}, '--log=loud: is not one of fatal, error, warn, info, debug, silent.'],
  [
    {},
    { INKVOICE_CLIENT_ID: 'a' },
    'INKVOICE_CLIENT_ID and INKVOICE_CLIENT_SECRET go together: give both or neither.',
  ],
])('a wrong value is named with where it stands and what is wrong: %j %j', (flags, environment, message) => {
  const read = () => readConfig(flags as Record<string, string>, environment as Record<string, string>);
  expect(read).toThrow(new ConfigError(message));
});

test.each([
  [4, 2, 1536],
  [64, 4, 3072],
  [1, 1, 1024],
])('readers of a machine of %s GB with %s of them may take %s MB each', (gigabytes, readers, megabytes) => {
  expect(chooseReaderMemory(gigabytes * 2 ** 30, readers)).toBe(megabytes);
});
