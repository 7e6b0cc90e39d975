import { describe, expect, test } from 'vitest';
import {
  attached,
  der,
  mailPart,
  makeCms,
  makeCompound,
  makeMail,
  makeStreamedCms,
  makeZip,
} from '../fixtures/containers.ts';
import { isCms, isCompound, isMail, readCms, readMail, readOutlook, unzip } from './index.ts';

const bytes = (text: string) => Buffer.from(text);
const texts = (files: readonly Uint8Array[] | undefined) =>
  files?.map((file) => Buffer.from(file).toString());
const LIMITS = { maxBytes: 100_000 };
const code = (name: string) => expect.objectContaining({ code: name });

describe('an archive', () => {
  test('gives its files, packed or not, without signatures and folders', () => {
    const files = {
      'a.xml': bytes('<a/>'),
      'META-INF/signatures.xml': bytes('<s/>'),
      '__MACOSX/._a.xml': bytes('x'),
    };
    expect(texts(unzip(makeZip(files), LIMITS))).toEqual(['<a/>']);
    expect(texts(unzip(makeZip(files, { method: 0 }), LIMITS))).toEqual(['<a/>']);
  });

  test('leaves out what is encrypted or packed in a rare way', () => {
    expect(unzip(makeZip({ a: bytes('x') }, { encrypted: true }), LIMITS)).toEqual([]);
    expect(unzip(makeZip({ a: bytes('x') }, { method: 9 }), LIMITS)).toEqual([]);
  });

  test('that unpacks to too much is refused, whether it says so or lies', () => {
    const bomb = { a: Buffer.alloc(60_000), b: Buffer.alloc(60_000) };
    expect(() => unzip(makeZip(bomb), LIMITS)).toThrow(code('too_many_bytes'));
    expect(() => unzip(makeZip({ a: Buffer.alloc(200_000) }, { claimed: 10 }), LIMITS)).toThrow(
      code('too_many_bytes'),
    );
  });

  test('that is an office document, or broken off, is none', () => {
    const office = makeZip({ '[Content_Types].xml': bytes('<Types/>'), 'word/media/image1.png': bytes('x') });
    expect(() => unzip(office, LIMITS)).toThrow(code('unknown_format'));
    const whole = makeZip({ a: bytes('x') });
    expect(() => unzip(whole.subarray(0, whole.length - 22), LIMITS)).toThrow(code('unknown_format'));
  });
});

describe('a signed file', () => {
  test('gives what it holds: with lengths, in pieces, in base64 and between lines of PEM', () => {
    const xml = bytes(`<a>${'x'.repeat(300)}</a>`);
    const base64 = makeCms(xml).toString('base64');
    for (const file of [
      makeCms(xml),
      makeStreamedCms(xml.subarray(0, 100), xml.subarray(100)),
      bytes(base64),
      bytes(`-----BEGIN PKCS7-----\n${base64}\n-----END PKCS7-----\n`),
    ]) {
      expect(isCms(file)).toBe(true);
      expect(Buffer.from(readCms(file)!)).toEqual(xml);
    }
  });

  test('that holds nothing, or is damaged, gives nothing', () => {
    expect(readCms(makeCms())).toBeUndefined();
    const whole = makeCms(bytes('x'.repeat(300)));
    for (let length = 0; length < whole.length; length += 7)
      expect(readCms(whole.subarray(0, length))).toBeUndefined();
    const deep = Array.from({ length: 2000 }).reduce<Buffer>(
      (inner) => Buffer.concat([Buffer.from([0x24, 0x80]), inner, Buffer.alloc(2)]),
      der(4, bytes('x')),
    );
    expect(
      readCms(
        der(
          0x30,
          makeCms().subarray(2, 13),
          der(0xa0, der(0x30, der(2), der(0x31), der(0x30, der(0xa0, deep)))),
        ),
      ),
    ).toBeUndefined();
  });
});

describe('a mail', () => {
  test('gives its attachments, not its text nor the pictures within that', () => {
    const picture = mailPart(
      'image/png',
      ['Content-ID: <logo>', 'Content-Disposition: inline; filename="logo.png"'],
      'x',
    );
    const inner = makeMail([mailPart('text/plain', [], 'Dear all'), picture], 'b0=un:d2').toString();
    const nested = inner.slice(inner.indexOf('Content-Type'));
    const mail = makeMail([
      nested,
      attached('a.pdf', 'application/pdf', bytes('%PDF-1')),
      attached('b.xml', 'text/xml', bytes('<b/>')),
    ]);
    expect(isMail(mail)).toBe(true);
    expect(texts(readMail(mail))).toEqual(['%PDF-1', '<b/>']);
  });

  test('undoes quoted-printable, and is one file where its only part is one', () => {
    const part = mailPart(
      'application/xml; name=a.xml',
      ['Content-Transfer-Encoding: quoted-printable'],
      '<a>=C3=BC=\r\n!</a>',
    );
    expect(texts(readMail(makeMail([part])))).toEqual(['<a>ü!</a>']);
    const single = bytes(
      'MIME-Version: 1.0\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0x',
    );
    expect(texts(readMail(single))).toEqual(['%PDF-1']);
  });

  test('is not any text with a colon', () => {
    expect(isMail(bytes('Total: 100\n\nContent-Type: x'))).toBe(false);
    expect(isMail(bytes('Date: today\n\nContent-Type: x'))).toBe(false);
  });

  test('of parts in parts without end ends', () => {
    let mail = mailPart('text/plain', [], 'x');
    for (let depth = 0; depth < 100; depth++) mail = makeMail([mail], `b${depth}`).toString();
    expect(readMail(bytes(mail))).toEqual([]);
  });
});

describe('a message of Outlook', () => {
  const attachment = (index: number, data: Uint8Array, more: string[] = []) => ({
    name: `__attach_version1.0_#0000000${index}`,
    nodes: [
      { name: '__substg1.0_37010102', bytes: data },
      ...more.map((name) => ({ name, bytes: bytes('cid') })),
    ],
  });
  const properties = { name: '__properties_version1.0', bytes: Buffer.alloc(32) };

  test('gives its attachments, small and large, without pictures in its text', () => {
    const large = bytes('%PDF-1 '.repeat(2000));
    const logo = Buffer.from('89504e470d0a1a0a', 'hex');
    const file = makeCompound([
      properties,
      attachment(0, large),
      attachment(1, bytes('<small/>')),
      attachment(2, logo, ['__substg1.0_3712001F']),
    ]);
    expect(isCompound(file)).toBe(true);
    expect(texts(readOutlook(file))).toEqual([large.toString(), '<small/>']);
  });

  test('is not any compound file, and a damaged one ends', () => {
    expect(readOutlook(makeCompound([{ name: 'WordDocument', bytes: bytes('x') }]))).toBeUndefined();
    const file = makeCompound([properties, attachment(0, bytes('%PDF-1 '.repeat(2000)))]);
    for (let at = 512; at < file.length - 4; at += 64) {
      const broken = Buffer.from(file);
      broken.writeUInt32LE(1, at);
      expect(() => readOutlook(broken)).not.toThrow();
      expect(() => readOutlook(file.subarray(0, Math.max(1024, at)))).not.toThrow();
    }
  });
});
