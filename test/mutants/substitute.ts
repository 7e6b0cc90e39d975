/**
 * Loaded before all else (`node --import`): one source file is read from elsewhere, so that a mutant runs without a copy of the project.
 * `MUTANT_FILE` is the file, `MUTANT_SOURCE` where its other source lies.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const url = pathToFileURL(process.env.MUTANT_FILE ?? '').href;
registerHooks({
  load(loaded, context, next) {
    if (loaded !== url) return next(loaded, context);
    const source = readFileSync(process.env.MUTANT_SOURCE!, 'utf8');
    return { format: 'module-typescript', source, shortCircuit: true };
  },
});
