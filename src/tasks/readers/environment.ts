import { type ReaderStart, START_VARIABLE } from './protocol.ts';

/** Only what a reader needs: no secrets of the server in a process that parses hostile documents. */
const PASSED_ON =
  /^(PATH|HOME|LANG|LC_.*|TZ|SystemRoot|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|UV_THREADPOOL_SIZE|OMP_.*|INKVOICE_PACKS|TESSDATA_PREFIX)$/i;

/** The environment of a reader process. */
export function readerEnvironment(temporary: string, start: ReaderStart): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return {
    ...Object.fromEntries(kept),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    [START_VARIABLE]: JSON.stringify(start),
  };
}
