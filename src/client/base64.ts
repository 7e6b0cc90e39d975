import type { DocumentSource } from './types.ts';

/** The bytes of a document, whatever holds them. */
export async function readBytes(source: DocumentSource): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  return new Uint8Array(source);
}

/** Bytes encoded at a time: `String.fromCharCode` takes them as arguments, whose number is limited. */
const CHUNK = 0x8000;

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(text);
}

/** Text from base64 of UTF-8. */
export function decodeText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
