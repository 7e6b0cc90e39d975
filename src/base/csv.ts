/** One row of a table in CSV (RFC 4180), with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What a spreadsheet takes for a formula, behind spaces and marks that it drops, and in full width too. */
const FORMULA = /^[\t\r\n]|^[\p{Z}\p{C}]*([=@＝＠]|[+＋－-](?![\d\s()./-]*$))/u;

/**
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe: text printed on an invoice cannot be trusted.
 * Phone numbers (+49 …) and negative amounts stay as they are. Where another character separates cells (`;` in much of Europe), quotes keep it one cell.
 */
function csvCell(cell: string): string {
  const safe = FORMULA.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
