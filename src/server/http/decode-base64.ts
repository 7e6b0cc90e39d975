/**
 * Decodes a document sent as base64 (RFC 4648 §4). Accepted, because clients send it: a data URL prefix, white space and line breaks anywhere,
 * missing padding, and the URL-safe alphabet of §5. Undefined for anything else.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const start = skipDataUrlPrefix(text);
  const base64 = start === 0 ? text : text.slice(start);
  return decodeExactly(base64) ?? decodeExactly(base64.replace(/\s+/g, ''));
}

/** Where the content of a data URL such as `data:image/png;base64,…` begins; 0 for anything else. */
function skipDataUrlPrefix(text: string): number {
  const [prefix] = /^\s*data:[^,]{0,200};base64,/i.exec(text.slice(0, 256)) ?? [];
  return prefix?.length ?? 0;
}

/**
 * Node's decoder is fast but skips what is not base64. Each skipped character makes the result shorter than expected, so that
 * comparing lengths finds them all: 40 MB take tens of milliseconds.
 */
function decodeExactly(text: string): Uint8Array | undefined {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - padding;
  if (digits % 4 === 1 || (padding > 0 && (digits + padding) % 4 !== 0)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === Math.floor((digits * 3) / 4) ? bytes : undefined;
}
