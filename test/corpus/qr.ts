import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { add, drawOn, pagesOf, parsePdf, writePdf } from './pdf.ts';

let loaded: Promise<unknown> | undefined;

async function load(): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const wasmBinary = new Uint8Array(await readFile(path)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** The modules of a QR code, true where dark, without a quiet zone. */
export async function qrModules(content: string | Uint8Array): Promise<boolean[][]> {
  loaded ??= load();
  await loaded;
  // As bytes, so that UTF-8 stays UTF-8.
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { symbol, error } = await writeBarcode(bytes, { format: 'QRCode', ecLevel: 'M', scale: 1 });
  if (error) throw new Error(error);
  const { data, width, height } = symbol;
  const dark = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => data[y * width + x]! < 128),
  );
  const [rows, columns] = [
    dark.filter((row) => row.includes(true)),
    dark[0]!.map((_, x) => dark.some((row) => row[x])),
  ];
  const [from, to] = [columns.indexOf(true), columns.lastIndexOf(true) + 1];
  return rows.map((row) => row.slice(from, to));
}

export type QrDrawing = 'squares' | 'path' | 'image';

/**
 * A PDF with a QR code on its first page, `side` points wide at (x, y) from the lower left corner: drawn as producers do, as a square
 * for each module, as one path, or as a picture.
 */
export async function withQr(
  bytes: Uint8Array,
  content: string | Uint8Array,
  { x, y, side, as }: { x: number; y: number; side: number; as: QrDrawing },
): Promise<Buffer> {
  const pdf = parsePdf(bytes);
  const page = pagesOf(pdf)[0]!;
  const modules = await qrModules(content);
  const count = modules.length;
  const ground = `1 g ${x - 8} ${y - 8} ${side + 16} ${side + 16} re f 0 g\n`;
  if (as === 'image') {
    const data = Buffer.from(modules.flatMap((row) => row.map((dark) => (dark ? 0 : 255))));
    const text = `<< /Type /XObject /Subtype /Image /Width ${count} /Height ${count} /ColorSpace /DeviceGray /BitsPerComponent 8 >>`;
    const image = add(pdf, { text, stream: data });
    drawOn(
      pdf,
      page,
      `${ground}${side} 0 0 ${side} ${x} ${y} cm /Code Do`,
      `/XObject << /Code ${image} 0 R >>`,
    );
  } else {
    const step = side / count;
    const squares = modules.flatMap((row, down) =>
      row.flatMap((dark, across) =>
        dark
          ? [
              `${(x + across * step).toFixed(3)} ${(y + side - (down + 1) * step).toFixed(3)} ${step.toFixed(3)} ${step.toFixed(3)} re`,
            ]
          : [],
      ),
    );
    drawOn(pdf, page, ground + (as === 'path' ? `${squares.join('\n')}\nf` : `${squares.join(' f\n')} f`));
  }
  return writePdf(pdf);
}
