/** A catalogue's dictionary begins within so many bytes of its object. */
const DICTIONARY = 2000;

/** Objects called catalogue that are looked at: the last one written counts. */
const TRIES = 50;

/**
 * A PDF with a new trailer at its end that names its catalogue, for a file that has lost its own: PDFium finds objects without a
 * cross-reference table, but not where to begin. ISO 32000-1, 7.5.5. Undefined when there is no catalogue in the open.
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
