/** One row of a table in CSV (RFC 4180), with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe: text printed on an invoice cannot be trusted.
 * Phone numbers (+49 …) and negative amounts stay as they are.
 */
function csvCell(cell: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d\s()./-]*$)/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
