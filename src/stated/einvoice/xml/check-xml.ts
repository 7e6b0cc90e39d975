import { ReadError } from '../../../base/index.ts';
import { XML_LIMITS } from './limits.ts';

/** Markup that is not an element, by its beginning, with the end to look for. */
const SKIPPED: readonly { start: string; end: string }[] = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
];

/**
 * Checks a text in one pass before anything is built from it. Document type declarations are refused whatever they hold: an
 * invoice needs none, and they can bring in entities and external files.
 * @throws ReadError `refused_xml` for a declaration or an exceeded limit, `damaged_xml` when the text breaks off
 */
export function checkXml(xml: string): void {
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const other = SKIPPED.find(({ start }) => xml.startsWith(start, at));
    let end: number;
    if (other) {
      end = xml.indexOf(other.end, at + other.start.length);
    } else if (xml[at + 1] === '!') {
      throw new ReadError('refused_xml', 'a document type or entities are declared');
    } else {
      end = tagEnd(xml, at, () => {
        if (++attributes > XML_LIMITS.attributes) throw new ReadError('refused_xml', 'too many attributes');
      });
      if (xml[at + 1] === '/') depth--;
      else {
        if (xml[end - 1] !== '/') depth++;
        if (++elements > XML_LIMITS.elements) throw new ReadError('refused_xml', 'too many elements');
        if (depth > XML_LIMITS.depth) throw new ReadError('refused_xml', 'elements nested too deep');
      }
    }
    if (end < 0 || depth < 0) throw new ReadError('damaged_xml');
    at = xml.indexOf('<', end);
  }
  if (depth !== 0 || elements === 0) throw new ReadError('damaged_xml');
}

/** Where a tag ends: the first `>` outside quotes, or -1. @param quoted called for each quoted value */
function tagEnd(xml: string, start: number, quoted: () => void): number {
  let quote = '';
  for (let at = start; at < xml.length; at++) {
    const character = xml[at]!;
    if (quote) {
      if (character !== quote) continue;
      quote = '';
      quoted();
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}
