/** DER of the object identifier signedData (1.2.840.113549.1.7.2), RFC 5652. */
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');

/** Bytes within which the identifier stands: a sequence and its length come before it. */
const REACH = 16;

/** Tags of X.690: universal, primitive unless constructed. */
const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const CONSTRUCTED = 0x20;
const CONTENT = 0xa0;

/** A string in pieces may be made of such strings again; nobody goes deeper. */
const DEPTH = 8;

/** Whether bytes are a signed message: in DER, or that in base64 with or without the lines around it (PEM). */
export function isCms(bytes: Uint8Array): boolean {
  const der = isText(bytes) ? fromBase64(bytes.subarray(0, TEXT_REACH)) : bytes;
  return (
    der[0] === SEQUENCE && Buffer.from(der.subarray(0, REACH + SIGNED_DATA.length)).includes(SIGNED_DATA)
  );
}

/** Characters that hold enough of the bytes, with the first line of a PEM file. */
const TEXT_REACH = 120;

/** `-----BEGIN`, or `M` for the first bits of a long sequence. */
const isText = (bytes: Uint8Array) => bytes[0] === 0x2d || bytes[0] === 0x4d;

const fromBase64 = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .replace(/-----[A-Z0-9 ]+-----/g, ''),
    'base64',
  );

/**
 * What a signed message (CMS, a .p7m file) holds; the signature is not checked.
 * @returns undefined where it holds nothing (the signed file is elsewhere) or is damaged
 */
export function readCms(bytes: Uint8Array): Uint8Array | undefined {
  const der = isText(bytes) ? fromBase64(bytes) : bytes;
  const source = Buffer.from(der.buffer, der.byteOffset, der.length);
  const message = childrenOf(source, elementAt(source, 0));
  const signed = childrenOf(source, childrenOf(source, message[1])[0]);
  const encapsulated = signed.find(({ tag }, index) => index >= 2 && tag === SEQUENCE);
  const content = childrenOf(source, encapsulated).find(({ tag }) => tag === CONTENT);
  const isSound =
    message[0]?.tag === OBJECT_IDENTIFIER && signed[0]?.tag === INTEGER && signed[1]?.tag === SET && content;
  const pieces = isSound ? piecesOf(source, childrenOf(source, content)[0], 0) : [];
  return pieces.length > 0 ? Buffer.concat(pieces) : undefined;
}

interface Element {
  tag: number;
  from: number;
  /** Where its content ends. */
  to: number;
  /** Where the next one begins. */
  next: number;
}

/** @returns undefined where there is none, or it is longer than the source */
function elementAt(source: Buffer, at: number): Element | undefined {
  const [tag, first] = [source[at], source[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return within(source, { tag, from: at + 2, to: at + 2 + first, next: at + 2 + first });
  if (first === 0x80) return indefinite(source, tag, at + 2);
  const size = first & 0x7f;
  if (size > 6 || at + 2 + size > source.length) return undefined;
  const from = at + 2 + size;
  const to = from + source.readUIntBE(at + 2, size);
  return within(source, { tag, from, to, next: to });
}

const within = (source: Buffer, element: Element) => (element.to <= source.length ? element : undefined);

/** BER: an element without a length ends with two zeros after its parts. */
function indefinite(source: Buffer, tag: number, from: number): Element | undefined {
  // Not more nested than a stack can bear: each level takes two bytes.
  let open = 1;
  let at = from;
  while (at < source.length) {
    if (source[at] === 0 && source[at + 1] === 0) {
      open--;
      if (open === 0) return { tag, from, to: at, next: at + 2 };
      at += 2;
    } else if (source[at + 1] === 0x80) {
      open++;
      at += 2;
    } else {
      const inner = elementAt(source, at);
      if (!inner) return undefined;
      at = inner.next;
    }
  }
  return undefined;
}

function childrenOf(source: Buffer, parent: Element | undefined): Element[] {
  const children: Element[] = [];
  let at = parent?.from ?? 0;
  while (parent && at < parent.to) {
    const child = elementAt(source, at);
    if (!child || child.next > parent.next) break;
    children.push(child);
    at = child.next;
  }
  return children;
}

/** The bytes of a string, which may be cut into pieces. */
function piecesOf(source: Buffer, string: Element | undefined, depth: number): Buffer[] {
  if (!string || depth > DEPTH) return [];
  if (string.tag === OCTET_STRING) return [source.subarray(string.from, string.to)];
  if (string.tag !== (OCTET_STRING | CONSTRUCTED)) return [];
  return childrenOf(source, string).flatMap((piece) => piecesOf(source, piece, depth + 1));
}
