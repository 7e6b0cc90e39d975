import { escapeXml } from '../base/index.ts';

/** An element around content that is XML already; empty where there is no content. */
export function writeElement(
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

/** An element with a text in it. */
export const writeText = (
  name: string,
  text: string | number | undefined,
  attributes: Record<string, string | undefined> = {},
): string => writeElement(name, typeof text === 'string' ? escapeXml(text) : text, attributes);
