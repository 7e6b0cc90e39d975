#!/usr/bin/env node
import { reportError } from './report-error.ts';

/** Runs a command with its arguments. Resolves to the exit code: 0 done, 1 something could not be done, 2 wrong use. */
type Command = (argv: string[]) => Promise<number>;

/** Each command is loaded when it is called: `read --help` should not load a web server. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  serve: {
    summary: 'start the server that answers the REST calls',
    load: async () => (await import('./serve.ts')).runServe,
  },
  read: {
    summary: 'read invoices from files and folders',
    load: async () => (await import('./read.ts')).runRead,
  },
  explain: {
    summary: 'tell why each field of an invoice is what it is',
    load: async () => (await import('./explain.ts')).runExplain,
  },
  clients: {
    summary: 'add, list, limit, disable and remove API clients',
    load: async () => (await import('./clients.ts')).runClients,
  },
  audit: {
    summary: 'show who submitted, fetched, corrected and deleted what',
    load: async () => (await import('./audit.ts')).runAudit,
  },
  'set-aside': {
    summary: 'list, save or delete documents that lost their task',
    load: async () => (await import('./set-aside.ts')).runSetAside,
  },
  languages: {
    summary: 'list languages, and install packs for further scripts',
    load: async () => (await import('./languages.ts')).runLanguages,
  },
  formats: {
    summary: 'list the kinds of files that can be read, and add HEIC',
    load: async () => (await import('./formats.ts')).runFormats,
  },
  doctor: {
    summary: 'check this installation and say how to fix it',
    load: async () => (await import('./doctor.ts')).runDoctor,
  },
};

const USAGE = `inkvoice reads invoices: a photo, scan or PDF in, its facts out.

Usage: inkvoice COMMAND [OPTIONS]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

inkvoice COMMAND --help shows the options of a command.
`;

async function main(argv: string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${(await import('../base/index.ts')).VERSION}\n`);
    return 0;
  }
  if (name === '' || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(`inkvoice: there is no command "${name}".\n\n${USAGE}`);
    return 2;
  }
  try {
    return await (await command.load())(rest);
  } catch (error) {
    return reportError(name, error);
  }
}

// It is not an error when whoever reads our output stops early (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
