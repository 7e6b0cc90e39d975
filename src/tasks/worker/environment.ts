import { type ReaderStart, START_VARIABLE } from './reader-messages.ts';

/** Variables that a reader needs: no secrets of the server in a process that parses hostile documents. */
const PASSED_ON =
  /^(PATH|HOME|LANG|LC_.*|TZ|SystemRoot|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|UV_THREADPOOL_SIZE|OMP_.*|MALLOC_.*|INKVOICE_PACKS|TESSDATA_PREFIX)$/i;

/**
 * glibc's allocator uses two heaps for all threads instead of sixteen: the peak over 12 pages on two cores is 678 MB instead of 746, for 1 % more processor
 * time, which is within the noise. Blocks below 32 MB come from these heaps, and 64 MB may stay free at a heap's end: what the models need again and again
 * is not requested from the kernel each time. With these settings a tile is processed in 1.02 of the time that an arena of the model's own takes, without in 1.13
 * to 1.19; the peak is the same. Other C libraries ignore all this.
 */
export const ALLOCATOR: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(32 * 2 ** 20),
  MALLOC_TRIM_THRESHOLD_: String(64 * 2 ** 20),
};

/**
 * V8 collects young objects after 4 MB (three times over) instead of 16, in each thread of a reader, and old ones when they have grown by 60 percent instead
 * of up to fourfold. Peak over 20 scanned pages and twice 46 PDFs with text on two cores: 615, 626, 653 MB instead of 628 to 745 without the second setting,
 * and some 70 MB more without the first. No difference in time was certain: of six medians two were higher.
 */
export const READER_FLAGS: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=60'];

/** V8 does not start with a smaller heap than this, in MB. */
const MIN_HEAP_MB = 64;

/** The flag that keeps the JavaScript heap of a process below its memory cap. */
export const limitHeap = (memoryBytes: number): string =>
  `--max-old-space-size=${Math.max(MIN_HEAP_MB, Math.floor(memoryBytes / 2 ** 20))}`;

/** The environment of a process of the worker. */
export function makeReaderEnvironment(temporary: string, start: ReaderStart): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return {
    ...ALLOCATOR,
    ...Object.fromEntries(kept),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    [START_VARIABLE]: JSON.stringify(start),
  };
}
