import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ReadError } from '../base/index.ts';
import { explanationAsHtml, explanationAsText } from '../explain/index.ts';
import { findLanguage } from '../knowledge/index.ts';
import { createReader, explainDocument, type ReadSettings } from '../pipeline/index.ts';
import { describePathError } from './describe-path-error.ts';
import { UsageError } from './report-error.ts';
import { resolveUserPath } from './resolve-user-path.ts';

const USAGE = `Usage: inkvoice explain FILE [OPTIONS]

Reads one invoice and says why each field is what it is: the candidates, the evidence for and against each, and
what decided.

  --field NAME      only this field: its path (totals.gross), its key (total_amount) or a part of these (total)
  --format FORMAT   text   for people (default)
                    json   for programs
                    html   one page with the document and its boxes
  --out FILE        write to a file instead of standard output
  --language NAME   a hint, such as German
  --force-ocr       read the picture even where a PDF has a text layer or embedded XML
  --help            show this text
`;

const FORMATS = ['text', 'json', 'html'];

/** Explains one invoice. Resolves to the exit code: 0, or 1 when it could not be read. */
export async function runExplain(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      field: { type: 'string' },
      format: { type: 'string', default: 'text' },
      out: { type: 'string' },
      language: { type: 'string' },
      'force-ocr': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file to explain.');
  if (!FORMATS.includes(values.format))
    throw new UsageError(`There is no format "${values.format}": use one of ${FORMATS.join(', ')}.`);
  if (values.language !== undefined && !findLanguage(values.language))
    throw new UsageError(`The language "${values.language}" is not known.`);
  const settings: ReadSettings = {
    forceOcr: values['force-ocr'],
    ...(values.language === undefined ? {} : { language: values.language }),
  };
  const path = resolveUserPath(file);
  let result: string;
  try {
    result = await writeExplanation(path, settings, values.format, values.field);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = error instanceof ReadError ? `${error.message} [${error.code}]` : describePathError(error);
    process.stderr.write(`${file}: ${reason}\n`);
    return 1;
  }
  if (values.out === undefined) process.stdout.write(result);
  else await writeFile(resolveUserPath(values.out), result);
  return 0;
}

async function writeExplanation(
  path: string,
  settings: ReadSettings,
  format: string,
  field: string | undefined,
): Promise<string> {
  const bytes = await readFile(path);
  const reader = await createReader();
  try {
    const { explanation, pages } = await explainDocument(reader, bytes, settings, {
      withPictures: format === 'html',
      ...(field === undefined ? {} : { field }),
    });
    if (field !== undefined && explanation.fields.length === 0)
      throw new UsageError(`There is no field "${field}", or nothing is known about it here.`);
    if (format === 'json') return `${JSON.stringify(explanation, null, 2)}\n`;
    if (format === 'html') return explanationAsHtml(explanation, pages, basename(path));
    return explanationAsText(explanation);
  } finally {
    await reader.close();
  }
}
