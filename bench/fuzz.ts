/**
 * Reads mutated documents end to end and says what became of them.
 *
 *     npm run bench:fuzz -- [--seed 4711] [--count 3000] [--blind] [--json]
 *
 * Each must end as a result or as an error with a stable code, within the deadline. Then a third of them is read twice more. Whatever the
 * process grows by in the last round is a leak, because decoders, models and allocator have taken what they keep by then. Exit code 1 when
 * something is wrong.
 *
 * `--blind` draws pictures but reads no text on them: everything that parses and decodes, in a fifth of the time. Run it with
 * `node --expose-gc` for a more exact measure of memory.
 */
import { parseArgs } from 'node:util';
import { ReadError } from '../src/base/errors.ts';
import type { Ocr } from '../src/ocr/index.ts';
import { findInvoices } from '../src/pipeline/invoices.ts';
import { openWithXml } from '../src/pipeline/open-with-xml.ts';
import { readPages } from '../src/pipeline/pages.ts';
import { createReader } from '../src/pipeline/reader.ts';
import { DEFAULT_LIMITS } from '../src/pipeline/settings.ts';
import { type Mutant, mutants } from '../test/corpus/mutants.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '4711' },
    count: { type: 'string', default: '3000' },
    blind: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(options.count);

/** The deadline of a document by default, in milliseconds. */
const DEADLINE = 120_000;
/** Growth that is no leak, in megabytes: code compiled, buffers of the runtime. */
const GROWTH = 50;

const LIMITS = { maxPixels: 20_000_000, maxPages: 20 };

const reader = await createReader({ threads: 1 });
const outcomes: Record<string, number> = {};
const faults: string[] = [];
let slowest = { name: '', milliseconds: 0 };

async function read({ name, bytes }: Mutant): Promise<void> {
  const start = performance.now();
  let outcome = 'read';
  try {
    if (options.blind) await readBlindly(bytes);
    else await reader.read(bytes, { limits: LIMITS });
  } catch (error) {
    outcome = error instanceof ReadError ? error.code : 'no_code';
    if (outcome === 'no_code' || outcome === 'internal_error') faults.push(`${name}: ${String(error)}`);
  }
  const milliseconds = Math.round(performance.now() - start);
  if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
  if (milliseconds > DEADLINE) faults.push(`${name}: ${milliseconds} ms`);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

/** All steps except the recognition of text in pictures. */
async function readBlindly(bytes: Uint8Array): Promise<void> {
  const { document, sections } = await openWithXml(bytes, { ...DEFAULT_LIMITS, ...LIMITS }, false);
  try {
    const blind: Ocr = {
      read: async (raster) => ({ ...raster, raster: async () => raster, words: [], rotation: 0 }),
      close: async () => {},
    };
    const text = await readPages(document, {}, { ocr: async () => blind });
    findInvoices(text, sections, {});
  } finally {
    document.close();
  }
}

const seed = Number(options.seed);
for await (const mutant of mutants(seed, count)) await read(mutant);
const once = { ...outcomes };
const again = async () => {
  for await (const mutant of mutants(seed, Math.ceil(count / 3))) await read(mutant);
  return memory();
};
// The allocator settles in one round of the same work: what the next round adds is a leak.
const settled = await again();
const growth = (await again()) - settled;
if (growth > GROWTH) faults.push(`grew by ${growth} MB`);
await reader.close();

if (options.json) console.log(JSON.stringify({ outcomes: once, slowest, growth, faults }));
else {
  for (const [outcome, times] of Object.entries(once)) console.log(outcome.padEnd(24), times);
  console.log(`slowest: ${slowest.milliseconds} ms (${slowest.name})`);
  console.log(
    `memory that a third of them takes when read for the third time: ${growth >= 0 ? '+' : ''}${growth} MB`,
  );
  for (const fault of faults) console.log(`FAULT ${fault}`);
}
if (faults.length > 0) process.exitCode = 1;

/** Resident memory, in megabytes. */
function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}
