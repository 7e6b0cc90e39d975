/** A catalogue is named within this many bytes of the start of its object. */
const DICTIONARY = 2000;

/** How many objects called catalogue are tried, from the last one written. */
const TRIES = 50;

/**
 * Adds a trailer that names the catalogue to a PDF that has lost its own: PDFium finds objects without a cross-reference table, but not where
 * to start. ISO 32000-1, 7.5.5.
 * @returns undefined when there is no uncompressed catalogue
 */
export function addTrailer(bytes: Uint8Array): Uint8Array | undefined {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = source.lastIndexOf('/Catalog');
  for (let tries = 0; at >= 0 && tries < TRIES; tries++) {
    const before = source.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const object = /(?:^|[\s>])(\d{1,9}) (\d{1,5}) obj\s*<<(?:(?!endobj)[\s\S])*\/Type\s*$/.exec(before);
    if (object) {
      const trailer = `\ntrailer\n<< /Root ${object[1]} ${object[2]} R >>\nstartxref\n0\n%%EOF\n`;
      return Buffer.concat([source, Buffer.from(trailer)]);
    }
    at = at > 0 ? source.lastIndexOf('/Catalog', at - 1) : -1;
  }
  return undefined;
}
