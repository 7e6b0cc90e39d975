import { escapeXml } from '../../../base/index.ts';
import { getField, type Invoice } from '../../../invoice/index.ts';
import { listInvoicePaths, listLinePaths, listValues } from './fields.ts';
import { zip } from './zip.ts';

type Cell = string | number | undefined;

/** A workbook (ECMA-376) of three sheets: the fields with how they were read, the lines, the findings. */
export function toXlsx(invoice: Invoice): Buffer {
  const fields: Cell[][] = listInvoicePaths().flatMap((path) => {
    const field = getField(invoice, path);
    return field ? [[path, field.value, field.text, field.confidence, field.source, field.page]] : [];
  });
  const ofLines = listLinePaths();
  const sheets: Record<string, Cell[][]> = {
    Invoice: [['field', 'value', 'as printed', 'confidence', 'source', 'page'], ...fields],
    Lines: [ofLines, ...invoice.lines.map((line) => listValues(line, ofLines))],
    Findings: [
      ['code', 'severity', 'fields', 'message'],
      ...invoice.findings.map(({ code, severity, fields, message }) => [
        code,
        severity,
        fields.join(', '),
        message,
      ]),
    ],
  };
  return zip(workbook(sheets));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

function workbook(sheets: Record<string, Cell[][]>): Record<string, string> {
  const names = Object.keys(sheets);
  const numbered = (write: (name: string, number: number) => string) =>
    names.map((name, i) => write(name, i + 1)).join('');
  const types = numbered(
    (_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  const list = numbered((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`);
  const links = numbered(
    (_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return {
    '[Content_Types].xml': xml(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${types}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships">${links}</Relationships>`,
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet(sheets[name]!)])),
  };
}

const sheet = (rows: Cell[][]) =>
  xml(
    `<worksheet xmlns="${MAIN}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
  );

/** Text goes into inline strings, which a spreadsheet never takes for formulas. */
function cell(value: Cell): string {
  if (value === undefined) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}
