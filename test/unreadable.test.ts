import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { ReadError, readInvoice } from '../src/index.ts';
import { makeFaults } from './fixtures/faults.ts';

const faults = await makeFaults();

describe('a file that cannot be read', () => {
  it.each(faults.map((fault) => [fault.file, fault] as const))(
    '%s fails with its own code',
    async (_, fault) => {
      const failure = await readInvoice(fault.bytes).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(ReadError);
      expect((failure as ReadError).code).toBe(fault.code);
    },
  );

  it('is small, however large the picture in it claims to be', () => {
    for (const { bytes } of faults) expect(bytes.length).toBeLessThan(200_000);
  });

  it('is turned down before memory is spent on it', async () => {
    const huge = faults.find(({ code }) => code === 'too_many_pixels')!;
    const before = process.memoryUsage.rss();
    const start = performance.now();
    await readInvoice(huge.bytes).catch(() => {});
    // Decoded, it would take 1.2 GB and seconds.
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
