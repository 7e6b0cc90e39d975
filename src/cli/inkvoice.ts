#!/usr/bin/env node
import { reportFault } from './fault.ts';

/** A command: its arguments in, its exit code out. 0 done, 1 something could not be done, 2 wrong use. */
type Command = (argv: string[]) => Promise<number>;

/** Loaded when called: `read --help` need not load a web server. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  serve: {
    summary: 'start the server that answers the REST calls',
    load: async () => (await import('./serve.ts')).serve,
  },
  read: {
    summary: 'read invoices from files and folders',
    load: async () => (await import('./read.ts')).read,
  },
  explain: {
    summary: 'tell why each field of an invoice is what it is',
    load: async () => (await import('./explain.ts')).explain,
  },
  clients: {
    summary: 'add, list, limit, disable and remove API clients',
    load: async () => (await import('./clients.ts')).clients,
  },
  audit: {
    summary: 'show who submitted, fetched, corrected and deleted what',
    load: async () => (await import('./audit.ts')).audit,
  },
  languages: {
    summary: 'list languages, and install what reads those in other scripts than Latin',
    load: async () => (await import('./languages.ts')).languages,
  },
  formats: {
    summary: 'list the kinds of files that are read, and add HEIC',
    load: async () => (await import('./document-formats.ts')).formats,
  },
  doctor: {
    summary: 'check this installation and say how to mend it',
    load: async () => (await import('./doctor.ts')).doctor,
  },
};

const USAGE = `inkvoice reads invoices: a photo, scan or PDF in, its facts out.

Usage: inkvoice COMMAND [OPTIONS]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  .join('\n')}

inkvoice COMMAND --help tells the options of a command.
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
    return reportFault(name, error);
  }
}

// A reader of our output that leaves early (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
