import { deflateSync } from 'node:zlib';

/**
 * Appends an XML invoice to a PDF as Factur-X does (ISO 32000-2, 7.11.4 and 14.13): listed in the catalogue's name tree and as its
 * associated file. An incremental update: the PDF's own bytes stay as they are. For PDFs with a plain cross-reference table whose
 * catalogue stands open and has no names yet, as Chromium and `image-pdf.ts` write them.
 */
export function attachXml(pdf: Uint8Array, xml: Uint8Array, name = 'factur-x.xml'): Uint8Array {
  const source = Buffer.from(pdf).toString('latin1');
  const size = Number(last(source, /\/Size (\d+)/g));
  const root = last(source, /\/Root (\d+) 0 R/g);
  const before = last(source, /startxref\s+(\d+)/g);
  const catalogue = new RegExp(`(?<!\\d)${root} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(source)?.[1];
  if (!catalogue || /\/(Names|AF)\b/.test(catalogue)) throw new Error('this catalogue cannot be extended');

  const data = deflateSync(xml, { level: 9 });
  const [specification, file] = [size, size + 1];
  const objects = new Map<number, Buffer>([
    [
      Number(root),
      latin1(
        `<<${catalogue}/AF [${specification} 0 R] /Names << /EmbeddedFiles << /Names [(${name}) ${specification} 0 R] >> >>>>`,
      ),
    ],
    [
      specification,
      latin1(
        `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Alternative /EF << /F ${file} 0 R /UF ${file} 0 R >> >>`,
      ),
    ],
    [
      file,
      Buffer.concat([
        latin1(
          `<< /Type /EmbeddedFile /Subtype /text#2Fxml /Params << /Size ${xml.length} >> /Filter /FlateDecode /Length ${data.length} >>\nstream\n`,
        ),
        data,
        latin1('\nendstream'),
      ]),
    ],
  ]);

  const parts = [Buffer.from(pdf), latin1('\n')];
  let length = pdf.length + 1;
  let table = 'xref\n';
  for (const [number, body] of objects) {
    const object = Buffer.concat([latin1(`${number} 0 obj\n`), body, latin1('\nendobj\n')]);
    table += `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(object);
    length += object.length;
  }
  const trailer = `trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Prev ${before} >>\n`;
  parts.push(latin1(`${table}${trailer}startxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function last(source: string, pattern: RegExp): string {
  const found = [...source.matchAll(pattern)].at(-1)?.[1];
  if (!found) throw new Error(`not a PDF that can be extended: ${pattern.source} is missing`);
  return found;
}
