/** Bytes of one text, beyond which it is no value of an invoice but a file that goes with it, in base64. */
const LONGEST_TEXT = 1024 * 1024;

const OPEN = 0x3c;
const CLOSE = 0x3e;

/**
 * The bytes without texts of more than a megabyte: papers that an invoice carries are not read from its XML, and need not be decoded, parsed
 * and kept. In UTF-16 nothing is left out.
 */
export function withoutLongTexts(bytes: Uint8Array): Uint8Array {
  // UTF-16 has a zero in each ASCII character.
  if (bytes.length <= LONGEST_TEXT || bytes.subarray(0, 4).includes(0)) return bytes;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Buffer[] = [];
  let from = 0;
  // A text that is too long covers at least one of the places that are this far apart.
  for (let probe = LONGEST_TEXT; probe < source.length; probe += LONGEST_TEXT) {
    const open = source.indexOf(OPEN, probe);
    const close = source.lastIndexOf(CLOSE, probe);
    // Between the two must be text alone.
    if (open < 0 || close < from || open - close <= LONGEST_TEXT) continue;
    if (source.lastIndexOf(OPEN, probe) > close) continue;
    kept.push(source.subarray(from, close + 1));
    from = open;
  }
  return from === 0 ? bytes : Buffer.concat([...kept, source.subarray(from)]);
}
