/**
 * Taking PDFs apart and putting them together, for making test documents. Only for PDFs with a plain cross-reference table and plain
 * objects, as the samples are. ISO 32000-1, 7.
 */
export interface PdfObject {
  /** Its text without `obj` and `endobj`; for a stream its dictionary. */
  text: string;
  stream?: Buffer;
}

export interface Pdf {
  objects: Map<number, PdfObject>;
  root: number;
}

export function parsePdf(bytes: Uint8Array): Pdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(?:^|[\r\n])(\d+) 0 obj\s/g;
  for (let found = start.exec(source); found; found = start.exec(source)) {
    const from = found.index + found[0].length;
    const end = source.indexOf('endobj', from);
    const stream = /^([\s\S]*?)\bstream\r?\n/.exec(source.slice(from, end));
    const length = stream ? Number(/\/Length (\d+)/.exec(stream[1]!)?.[1]) : 0;
    if (stream) {
      const at = from + stream[0].length;
      objects.set(Number(found[1]), {
        text: stream[1]!.trim(),
        stream: Buffer.from(source.slice(at, at + length), 'latin1'),
      });
      start.lastIndex = at + length;
    } else {
      objects.set(Number(found[1]), { text: source.slice(from, end).trim() });
      start.lastIndex = end;
    }
  }
  const root = [...source.matchAll(/\/Root (\d+) 0 R/g)].at(-1)?.[1];
  if (!root || !objects.has(Number(root))) throw new Error('this PDF cannot be taken apart');
  return { objects, root: Number(root) };
}

export function writePdf({ objects, root }: Pdf): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  let table = '';
  for (const [number, { text, stream }] of objects) {
    table += `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    const body = stream
      ? [latin1(`${withLength(text, stream.length)}\nstream\n`), stream, latin1('\nendstream')]
      : [latin1(text)];
    const object = Buffer.concat([latin1(`${number} 0 obj\n`), ...body, latin1('\nendobj\n')]);
    parts.push(object);
    length += object.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  parts.push(
    latin1(
      `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${root} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

const withLength = (dictionary: string, length: number) =>
  /\/Length \d+/.test(dictionary)
    ? dictionary.replace(/\/Length \d+/, `/Length ${length}`)
    : dictionary.replace(/>>$/, `/Length ${length} >>`);

/** The numbers of the page objects, in the order of the pages. For page trees of one level. */
export function pagesOf({ objects, root }: Pdf): number[] {
  const tree = Number(/\/Pages (\d+) 0 R/.exec(objects.get(root)!.text)?.[1]);
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objects.get(tree)?.text ?? '')?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

/** Adds an object and gives its number. */
export function add(pdf: Pdf, object: PdfObject): number {
  const number = Math.max(...pdf.objects.keys()) + 1;
  pdf.objects.set(number, object);
  return number;
}

/** Adds entries to an object's dictionary. */
export function extend(pdf: Pdf, number: number, entries: string): void {
  const object = pdf.objects.get(number)!;
  object.text = object.text.replace(/>>$/, `\n${entries} >>`);
}

/** Draws on top of a page. The resources are entries such as `/XObject << /Im1 9 0 R >>`, and must not be there yet. */
export function drawOn(pdf: Pdf, page: number, content: string, resources = ''): void {
  const object = pdf.objects.get(page)!;
  const old = /\/Contents (\d+ 0 R|\[[^\]]*\])/.exec(object.text)![1]!.replace(/[[\]]/g, '');
  const before = add(pdf, { text: '<< >>', stream: latin1('q\n') });
  const after = add(pdf, { text: '<< >>', stream: latin1(`\nQ q\n${content}\nQ\n`) });
  object.text = object.text
    .replace(/\/Contents (\d+ 0 R|\[[^\]]*\])/, `/Contents [${before} 0 R ${old} ${after} 0 R]`)
    .replace(/\/Resources\s*<</, `/Resources << ${resources} `);
}

/** These pages of a PDF alone, by their numbers from 1. The others' objects stay in the file. */
export function keepPages(bytes: Uint8Array, numbers: readonly number[]): Buffer {
  const pdf = parsePdf(bytes);
  const pages = pagesOf(pdf);
  const tree = pdf.objects.get(Number(/\/Pages (\d+) 0 R/.exec(pdf.objects.get(pdf.root)!.text)![1]))!;
  const kids = numbers.map((number) => `${pages[number - 1]} 0 R`).join(' ');
  tree.text = tree.text
    .replace(/\/Kids\s*\[[^\]]*\]/, `/Kids [${kids}]`)
    .replace(/\/Count \d+/, `/Count ${numbers.length}`);
  return writePdf(pdf);
}

/** All pages of several PDFs as one. */
export function joinPdfs(parts: readonly Uint8Array[]): Buffer {
  const objects = new Map<number, PdfObject>([
    [1, { text: '<< /Type /Catalog /Pages 2 0 R >>' }],
    [2, { text: '' }],
  ]);
  const kids: number[] = [];
  for (const part of parts) {
    const pdf = parsePdf(part);
    const offset = Math.max(...objects.keys());
    const moved = (text: string) =>
      text.replace(/(\d+) 0 R\b/g, (_, number) => `${Number(number) + offset} 0 R`);
    for (const page of pagesOf(pdf)) {
      kids.push(page + offset);
      const object = pdf.objects.get(page)!;
      object.text = object.text.replace(/\/Parent \d+ 0 R/, '');
    }
    for (const [number, { text, stream }] of pdf.objects)
      objects.set(number + offset, { text: moved(text), ...(stream ? { stream } : {}) });
    for (const page of kids.slice(-pagesOf(pdf).length))
      objects.get(page)!.text = objects.get(page)!.text.replace(/>>$/, '/Parent 2 0 R >>');
  }
  objects.get(2)!.text =
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  return writePdf({ objects, root: 1 });
}
