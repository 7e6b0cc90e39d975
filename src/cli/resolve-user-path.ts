import { resolve } from 'node:path';

/** The npm scripts that take files as arguments. */
const SCRIPTS = ['inkvoice', 'quickstart'];

/** A path as the user meant it: `npm run` starts programs in the package's folder and puts the user's folder in INIT_CWD. */
export function resolveUserPath(path: string): string {
  const { INIT_CWD: start, npm_lifecycle_event: script = '' } = process.env;
  return SCRIPTS.includes(script) && start && start !== process.cwd() ? resolve(start, path) : path;
}
