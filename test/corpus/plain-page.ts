import { makePdf, show } from '../../src/document/fixtures/pdf.ts';

/** A PDF of one A4 page with these lines of print from its top, in Latin-1. */
export function plainPage(lines: readonly string[]): Uint8Array {
  const escaped = (line: string) => line.replace(/[()\\]/g, '\\$&');
  const content = lines.map((line, at) => show(escaped(line), 60, 770 - 22 * at)).join('');
  return makePdf({ pages: [{ content }] });
}
