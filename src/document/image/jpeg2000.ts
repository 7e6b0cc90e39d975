import { ReadError } from '../../base/index.ts';
import type { DocumentLimits } from '../types.ts';
import { checkSize } from './size.ts';

/** Marker of a codestream's size segment, right after its start: ITU-T T.800, A.5.1. */
const START_AND_SIZE = Buffer.from([0xff, 0x4f, 0xff, 0x51]);

/** A codestream begins within so many bytes of a JP2 file: colour profiles and metadata come before it. */
const REACH = 4 * 1024 * 1024;

/** The resolution at which PDF pages are drawn, so that each pixel stays one. */
const DPI = 200;

/**
 * Wraps a JPEG 2000 picture in a PDF of one page, at 200 pixels an inch: PDFium has the decoder.
 * @throws ReadError `damaged_image`, `too_many_pixels`, `image_too_small`
 */
export function wrapJpeg2000(bytes: Uint8Array, limits: DocumentLimits): Buffer {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = source.subarray(0, REACH).indexOf(START_AND_SIZE);
  // Length, capabilities, then the size of the reference grid and where the picture begins on it.
  if (at < 0 || at + 24 > source.length) throw new ReadError('damaged_image');
  const [right, bottom, left, top] = [8, 12, 16, 20].map((offset) => source.readUInt32BE(at + offset));
  const [width, height] = [right! - left!, bottom! - top!];
  if (width <= 0 || height <= 0) throw new ReadError('damaged_image');
  checkSize(width, height, limits);
  const [across, down] = [(width * 72) / DPI, (height * 72) / DPI];
  const content = `${across} 0 0 ${down} 0 0 cm /Im Do`;
  const image = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /Filter /JPXDecode /Length ${source.length} >>`;
  const objects: (string | [string, Buffer])[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>`,
    [`<< /Length ${content.length} >>`, Buffer.from(content)],
    [image, source],
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  let length = parts[0]!.length;
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [index, object] of objects.entries()) {
    table += `${String(length).padStart(10, '0')} 00000 n \n`;
    const [text, stream] = typeof object === 'string' ? [object] : object;
    const body = stream
      ? [Buffer.from(`${text}\nstream\n`), stream, Buffer.from('\nendstream')]
      : [Buffer.from(text)];
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    length += whole.length;
  }
  parts.push(
    Buffer.from(
      `${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
