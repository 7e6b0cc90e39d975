import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/** `npm run conformance -- --url URL --id ID --secret SECRET`: the suite against a running server, or without flags against one of its own. */
const { values } = parseArgs({
  options: { url: { type: 'string' }, id: { type: 'string' }, secret: { type: 'string' } },
});
const { url, id, secret } = values;
if (url !== undefined && (id === undefined || secret === undefined)) {
  process.stderr.write(
    'conformance: --url needs --id and --secret, those of an API client of that server.\n',
  );
  process.exit(2);
}
const env = {
  ...process.env,
  ...(url &&
    id &&
    secret && {
      INKVOICE_CONFORMANCE_URL: url,
      INKVOICE_CONFORMANCE_ID: id,
      INKVOICE_CONFORMANCE_SECRET: secret,
    }),
};
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const run = spawn(process.execPath, [vitest, 'run', 'test/conformance', '--reporter=verbose'], {
  env,
  stdio: 'inherit',
  cwd: join(import.meta.dirname, '../..'),
});
run.on('exit', (code) => process.exit(code ?? 1));
