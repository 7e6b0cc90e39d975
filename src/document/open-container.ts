import { ReadError } from '../base/index.ts';
import { readCms, readMail, readOutlook, unzip } from './containers/index.ts';
import { joinDocuments } from './join.ts';
import type { DocumentFormat, DocumentLimits, OpenDocument } from './types.ts';

/** How deep containers are opened: a signed file in an archive in a mail. */
export const NESTED = 4;

export type ContainerFormat = Extract<DocumentFormat, 'zip' | 'mail' | 'outlook' | 'signed'>;

/** Opens one of the files within. */
export type OpenInner = (bytes: Uint8Array) => Promise<OpenDocument>;

/** What may still be unpacked of one file, whatever is nested in it. */
export interface Budget {
  bytes: number;
  files: number;
}

/** How much larger a file may be unpacked than a file may be at all: base64 within archives within mails is counted each time. */
const GROWTH = 4;
/** Files of all containers in one file. A mail or archive with invoices has a handful. */
const FILES = 400;

export const newBudget = ({ maxBytes }: DocumentLimits): Budget => ({
  bytes: GROWTH * maxBytes,
  files: FILES,
});

function spend(budget: Budget, files: readonly Uint8Array[]): void {
  budget.files -= files.length;
  for (const file of files) budget.bytes -= file.length;
  if (budget.files < 0) throw new ReadError('too_many_bytes', `more than ${FILES} files within`);
  if (budget.bytes < 0) throw new ReadError('too_many_bytes', 'unpacked');
}

const UNPACK: Readonly<
  Record<ContainerFormat, (bytes: Uint8Array, limits: { maxBytes: number }) => Uint8Array[] | undefined>
> = {
  zip: unzip,
  mail: readMail,
  outlook: readOutlook,
  signed(bytes) {
    const content = readCms(bytes);
    return content && [content];
  },
};

/**
 * Opens the documents within an archive, a mail or a signed file as one. Files of other kinds are passed over; documents that cannot be
 * opened are, too, with a warning, as long as there is another.
 * @throws ReadError `unknown_format` when it is no such container, `no_document` when there is none in it, or why the first
 *   of them cannot be opened; `too_many_bytes`, `too_many_pages`
 */
export async function openContainer(
  format: ContainerFormat,
  bytes: Uint8Array,
  limits: DocumentLimits,
  budget: Budget,
  open: OpenInner,
): Promise<OpenDocument> {
  const files = UNPACK[format](bytes, { maxBytes: Math.min(limits.maxBytes, budget.bytes) });
  if (!files) throw new ReadError('unknown_format');
  spend(budget, files);
  const { parts, warnings, failure } = await openAll(files, open);
  if (parts.length === 0) throw failure ?? new ReadError('no_document');
  return joinDocuments(format, parts, limits, warnings);
}

/** Opens the PDFs attached to a portfolio behind its own pages. */
export async function openPortfolio(
  pdf: OpenDocument,
  limits: DocumentLimits,
  budget: Budget,
  open: OpenInner,
): Promise<OpenDocument> {
  const files = pdf.pdfFiles?.() ?? [];
  if (files.length === 0) return pdf;
  spend(budget, files);
  const { parts, warnings } = await openAll(files, open);
  return joinDocuments('pdf', [pdf, ...parts], limits, warnings);
}

async function openAll(files: readonly Uint8Array[], open: OpenInner) {
  const parts: OpenDocument[] = [];
  const warnings: string[] = [];
  let failure: ReadError | undefined;
  for (const [index, file] of files.entries()) {
    try {
      const part = await open(file);
      // A container in a container: its documents are the parts.
      parts.push(...(part.parts ?? [part]));
      warnings.push(...(part.warnings ?? []));
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      if (LIMITS.has(error.code)) throw error;
      if (PASSED_OVER.has(error.code)) continue;
      failure ??= error;
      warnings.push(`File ${index + 1} of the ${files.length} within could not be opened: ${error.message}`);
    }
  }
  return { parts, warnings, failure };
}

/** Beyond them the whole is refused. */
const LIMITS = new Set(['too_many_bytes', 'too_many_pages']);
/** Files that are no documents, and logos. */
const PASSED_OVER = new Set(['unknown_format', 'no_document', 'empty_file', 'image_too_small']);
