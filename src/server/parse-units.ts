/** Values as people write them in the configuration. Each parser throws an Error whose message completes "VARIABLE=value: …". */

const MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Powers of two: `40MB` of a body limit has always meant 40 × 1024 × 1024. */
const BYTES = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** Any text, unchanged. */
export const parseText = (text: string): string => text;

export function parseBoolean(text: string): boolean {
  if (!/^(true|false)$/i.test(text)) throw new Error('is neither true nor false');
  return text.toLowerCase() === 'true';
}

/** A whole number from `least` to `most`. */
export function parseCount(text: string, least: number, most: number): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error('is not a whole number');
  return requireWithin(Number(text), least, most, String);
}

/** `500ms`, `10s`, `2m`, `24h`, `1d`; a number alone means seconds. Returns milliseconds. */
export function parseDuration(text: string, least: number, most: number): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)?$/i.exec(text) ?? [];
  if (number === undefined) throw new Error('is not a duration such as 500ms, 10s, 5m or 24h');
  const ms = Math.round(Number(number) * MS[unit.toLowerCase() as keyof typeof MS]);
  return requireWithin(ms, least, most, (limit) => `${limit / 1000}s`);
}

/** `500KB`, `40MB`, `4GB`; a number alone means bytes. */
export function parseBytes(text: string, least: number, most: number): number {
  const [, number, unit = 'B'] = /^(\d+(?:\.\d+)?)\s*(B|[KMGT]B?)?$/i.exec(text) ?? [];
  if (number === undefined) throw new Error('is not a size such as 500KB, 40MB or 4GB');
  const letters = unit.toUpperCase();
  const factor = BYTES[(letters.endsWith('B') ? letters : `${letters}B`) as keyof typeof BYTES];
  return requireWithin(Math.round(Number(number) * factor), least, most, (limit) => `${limit} bytes`);
}

/** `10000`, `4GB` or `10000,4GB`: tasks, bytes or both; the default applies to what is left out. */
export function parseQueueLimit(text: string): { tasks: number; bytes: number } {
  const limit = { tasks: 10_000, bytes: 4 * BYTES.GB };
  for (const part of text.split(',').map((one) => one.trim())) {
    if (/^\d+$/.test(part)) limit.tasks = parseCount(part, 0, 1e9);
    else limit.bytes = parseBytes(part, 0, 2 ** 50);
  }
  return limit;
}

/** `https://app.example.com,http://localhost:5173`, or `*` for any: origins as browsers send them (RFC 6454). */
export function parseOrigins(text: string): string[] {
  const origins = text.split(',').map((one) => one.trim().toLowerCase());
  const wrong = origins.find((one) => one !== '*' && !/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@*]+$/.test(one));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not an origin such as https://app.example.com`);
  return origins;
}

function requireWithin(value: number, least: number, most: number, show: (limit: number) => string): number {
  if (value < least || value > most) throw new Error(`is not between ${show(least)} and ${show(most)}`);
  return value;
}
