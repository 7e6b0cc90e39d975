import sharp from 'sharp';

/** A PDF with one JPEG a page and nothing else, as office scanners write it. ISO 32000-1, 7.5 and 8.9. */
export async function imagePdf(jpegs: Buffer[], dpi: number): Promise<Buffer> {
  const objects: Buffer[] = [];
  const add = (dictionary: string, stream?: Buffer): void => {
    const body = stream
      ? [Buffer.from(`${dictionary}\nstream\n`), stream, Buffer.from('\nendstream')]
      : [Buffer.from(dictionary)];
    objects.push(
      Buffer.concat([Buffer.from(`${objects.length + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]),
    );
  };
  const pageNumbers = jpegs.map((_, index) => 3 + index * 3);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${jpegs.length} /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(' ')}] >>`);
  for (const [index, jpeg] of jpegs.entries()) {
    const { width, height, channels } = await sharp(jpeg).metadata();
    const number = pageNumbers[index]!;
    const points = (pixels: number): string => ((pixels * 72) / dpi).toFixed(2);
    const content = Buffer.from(`q ${points(width)} 0 0 ${points(height)} 0 0 cm /Im0 Do Q`);
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${points(width)} ${points(height)}] /Contents ${number + 1} 0 R` +
        ` /Resources << /XObject << /Im0 ${number + 2} 0 R >> >> >>`,
    );
    add(`<< /Length ${content.length} >>`, content);
    add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8` +
        ` /ColorSpace /${channels === 1 ? 'DeviceGray' : 'DeviceRGB'} /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    );
  }
  const header = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  let offset = header.length;
  const offsets = objects.map((object) => {
    const at = offset;
    offset += object.length;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer =
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`;
  return Buffer.concat([header, ...objects, Buffer.from(trailer)]);
}
