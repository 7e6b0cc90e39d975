/**
 * Decodes a document sent as base64 (RFC 4648 §4). Tolerated, because clients send it: a data URL prefix, white space and line breaks anywhere,
 * missing padding, and the URL-safe alphabet of §5. Everything else makes it undefined.
 */
export function decodeImage(text: string): Uint8Array | undefined {
  const start = dataUrlEnd(text);
  const base64 = start === 0 ? text : text.slice(start);
  return decodeExactly(base64) ?? decodeExactly(base64.replace(/\s+/g, ''));
}

/** Where the content of `data:image/png;base64,…` begins; 0 when it is none. */
function dataUrlEnd(text: string): number {
  const [prefix] = /^\s*data:[^,]{0,200};base64,/i.exec(text.slice(0, 256)) ?? [];
  return prefix?.length ?? 0;
}

/**
 * Node's decoder is fast but skips what is not base64. Each character skipped makes the outcome shorter than the length calls for, so that
 * comparing lengths finds them all, 40 MB in tens of milliseconds.
 */
function decodeExactly(text: string): Uint8Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  if (digits % 4 === 1 || (padding > 0 && (digits + padding) % 4 !== 0)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === Math.floor((digits * 3) / 4) ? bytes : undefined;
}
