/** XML 1.0: what may not stand in text, and characters that no XML may hold. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);

/** An element; left out where there is nothing to put in. */
export function element(
  name: string,
  content: string | number | undefined,
  attributes: Record<string, string | undefined> = {},
): string {
  if (content === undefined || content === '') return '';
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value!)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}
