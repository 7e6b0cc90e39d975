import { afterEach, expect, test, vi } from 'vitest';
import { makeReaderEnvironment } from './environment.ts';

const start = { threads: 1, memoryBytes: 2 ** 30, parentPid: 1 };

afterEach(() => vi.unstubAllEnvs());

test('a reader gets no secrets, and its own temporary folder', () => {
  vi.stubEnv('DATABASE_URL', 'postgres://secret');
  vi.stubEnv('LANG', 'C.UTF-8');
  const environment = makeReaderEnvironment('/tmp/own', start);
  expect(environment).toMatchObject({ LANG: 'C.UTF-8', TMPDIR: '/tmp/own' });
  expect(Object.values(environment).join()).not.toContain('secret');
});

test("the allocator's settings are those of whoever runs the server, where there are any", () => {
  expect(makeReaderEnvironment('/tmp/own', start)).toMatchObject({ MALLOC_ARENA_MAX: '2' });
  vi.stubEnv('MALLOC_ARENA_MAX', '1');
  expect(makeReaderEnvironment('/tmp/own', start)).toMatchObject({ MALLOC_ARENA_MAX: '1' });
});
