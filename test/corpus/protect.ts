/** PDFs with passwords: the standard security handler's sixth revision, AES of 256 bits. ISO 32000-2, 7.6.4. */
import { createCipheriv, createHash } from 'node:crypto';
import { add, type Pdf, parsePdf, writePdf } from './pdf.ts';

export interface Passwords {
  /** To open it; empty where anybody may. */
  user: string;
  /** To change it. */
  owner: string;
}

const NOTHING = Buffer.alloc(16);
/** Stands for chance, so that the bytes are the same each time. */
const filler = (name: string, length: number) =>
  createHash('sha256').update(name).digest().subarray(0, length);
const ROUND_HASHES = ['sha256', 'sha384', 'sha512'] as const;

function aes(bytes: Uint8Array, key: Uint8Array, iv: Uint8Array, padding = false): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(padding);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Algorithm 2.B. */
function hash(password: string, salt: Uint8Array, user: Uint8Array = Buffer.alloc(0)): Buffer {
  let key: Buffer = createHash('sha256').update(password).update(salt).update(user).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const once = Buffer.concat([Buffer.from(password), key, user]);
    const mixed = aes(
      Buffer.concat(Array.from({ length: 64 }, () => once)),
      key.subarray(0, 16),
      key.subarray(16, 32),
    );
    // The remainder of a number of 16 bytes by 3 is that of the sum of its bytes.
    const sum = mixed.subarray(0, 16).reduce((total, byte) => total + byte, 0);
    key = createHash(ROUND_HASHES[sum % 3]!)
      .update(mixed)
      .digest();
    last = mixed.at(-1)!;
  }
  return key.subarray(0, 32);
}

/** How one of the passwords is checked, and the file's key locked with it: algorithms 8 and 9. */
function lock(name: string, password: string, fileKey: Buffer, user?: Buffer): [Buffer, Buffer] {
  const [check, key] = [filler(`${name} check`, 8), filler(`${name} key`, 8)];
  return [
    Buffer.concat([hash(password, check, user), check, key]),
    aes(fileKey, hash(password, key, user), NOTHING),
  ];
}

const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`;
const STRING = /\(((?:\\[\s\S]|[^\\()])*)\)|(?<!<)<([\dA-Fa-f\s]*)>(?!>)/g;

/** A PDF whose strings have no brackets within that are not escaped, with passwords. */
export function protect(bytes: Uint8Array, { user, owner }: Passwords): Buffer {
  const pdf: Pdf = parsePdf(bytes);
  const fileKey = filler('file', 32);
  for (const [number, object] of pdf.objects) {
    const iv = filler(`object ${number}`, 16);
    const locked = (content: Uint8Array) => Buffer.concat([iv, aes(content, fileKey, iv, true)]);
    object.text = object.text.replace(STRING, (_, literal?: string, digits?: string) =>
      hex(
        locked(
          literal === undefined
            ? Buffer.from(digits!, 'hex')
            : Buffer.from(literal.replace(/\\([\\()])/g, '$1'), 'latin1'),
        ),
      ),
    );
    if (object.stream) object.stream = locked(object.stream);
  }
  const [u, ue] = lock('user', user, fileKey);
  const [o, oe] = lock('owner', owner, fileKey, u);
  // Printing and copying for all; the letters are fixed. Algorithm 10.
  const permissions = Buffer.from('\xd4\xff\xff\xff\xff\xff\xff\xffTadbmore', 'latin1');
  const perms = aes(permissions, fileKey, NOTHING);
  const encrypt = add(pdf, {
    text: `<< /Filter /Standard /V 5 /R 6 /Length 256 /P ${permissions.readInt32LE()} /U ${hex(u)} /UE ${hex(ue)} /O ${hex(o)} /OE ${hex(oe)} /Perms ${hex(perms)} /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>`,
  });
  const id = hex(filler('id', 16));
  return Buffer.from(
    writePdf(pdf)
      .toString('latin1')
      .replace(/(?<=trailer\n<< )/, `/Encrypt ${encrypt} 0 R /ID [${id} ${id}] `),
    'latin1',
  );
}
