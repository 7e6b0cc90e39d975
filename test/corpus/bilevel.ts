import sharp from 'sharp';
import type { PdfObject } from './pdf.ts';

/** A strip of a black and white picture, coded as fax machines do (ITU-T T.6, "group 4"). */
interface Strip {
  data: Buffer;
  y: number;
  height: number;
}

/** A picture in black and white, cut into strips as TIFF has it. Black is 1. */
async function strips(picture: Buffer): Promise<{ width: number; height: number; strips: Strip[] }> {
  const tiff = await sharp(picture)
    .greyscale()
    .threshold(150)
    .negate()
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  const tags = new Map<number, number[]>();
  const directory = tiff.readUInt32LE(4);
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    const [tag, type, count] = [tiff.readUInt16LE(at), tiff.readUInt16LE(at + 2), tiff.readUInt32LE(at + 4)];
    const size = type === 3 ? 2 : 4;
    const start = count * size > 4 ? tiff.readUInt32LE(at + 8) : at + 8;
    const values = Array.from({ length: count }, (_, i) =>
      size === 2 ? tiff.readUInt16LE(start + i * 2) : tiff.readUInt32LE(start + i * 4),
    );
    tags.set(tag, values);
  }
  const [width, height, rows] = [tags.get(256)![0]!, tags.get(257)![0]!, tags.get(278)![0]!];
  const lengths = tags.get(279)!;
  return {
    width,
    height,
    strips: tags.get(273)!.map((offset, at) => ({
      data: tiff.subarray(offset, offset + lengths[at]!),
      y: at * rows,
      height: Math.min(rows, height - at * rows),
    })),
  };
}

/** Pictures that lie one below the other on a page, each with the object that holds it. */
export interface PlacedImage {
  object: PdfObject;
  y: number;
  height: number;
}

export interface BilevelPage {
  width: number;
  height: number;
  images: PlacedImage[];
}

const image = (width: number, height: number, filter: string) =>
  `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 ${filter} >>`;

/** As TIFFs are turned into PDFs: a picture for each strip. */
export async function ccittPage(picture: Buffer): Promise<BilevelPage> {
  const page = await strips(picture);
  const images = page.strips.map(({ data, y, height }) => {
    const parameters = `/K -1 /Columns ${page.width} /Rows ${height} /BlackIs1 false`;
    const filter = `/Filter /CCITTFaxDecode /DecodeParms << ${parameters} >>`;
    return { object: { text: image(page.width, height, filter), stream: data }, y, height };
  });
  return { ...page, images };
}

/**
 * As office scanners write it: one JBIG2 picture (ITU-T T.88), its segments embedded without a file header. The strips are generic regions
 * coded as T.6, which JBIG2 calls MMR.
 */
export async function jbig2Page(picture: Buffer): Promise<BilevelPage> {
  const { width, height, strips: parts } = await strips(picture);
  const size = Buffer.alloc(19);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const segments = [segment(0, 48, size)];
  for (const [at, { data, y, height: rows }] of parts.entries()) {
    const region = Buffer.alloc(18);
    region.writeUInt32BE(width, 0);
    region.writeUInt32BE(rows, 4);
    region.writeUInt32BE(y, 12);
    region[17] = 1; // MMR
    segments.push(segment(at + 1, 38, Buffer.concat([region, data])));
  }
  const object = { text: image(width, height, '/Filter /JBIG2Decode'), stream: Buffer.concat(segments) };
  return { width, height, images: [{ object, y: 0, height }] };
}

/** T.88, 7.2: number, type, no references, page 1, length. */
function segment(number: number, type: number, data: Buffer): Buffer {
  const header = Buffer.alloc(11);
  header.writeUInt32BE(number, 0);
  header[4] = type;
  header[6] = 1;
  header.writeUInt32BE(data.length, 7);
  return Buffer.concat([header, data]);
}
