import { XMLParser } from 'fast-xml-parser';
import { ReadError } from '../../../base/index.ts';
import { checkXml } from './check-xml.ts';

/** An element with its namespace resolved. */
export interface XmlElement {
  namespace: string;
  /** Without its prefix. */
  name: string;
  /** By their names as written. */
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** Its own text, white space collapsed. */
  text: string;
}

/** What the parser returns, in order: `{ name: children, ':@': attributes }`, `{ '#text': text }`, `{ '#cdata': [{ '#text' }] }`. */
type Node = Record<string, unknown>;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  htmlEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Parses an XML text to its root element. Nothing is ever fetched, and only the five entities of XML are expanded.
 * @throws ReadError `refused_xml`, `damaged_xml`
 */
export function parseXml(xml: string): XmlElement {
  checkXml(xml);
  let nodes: Node[];
  try {
    nodes = parser.parse(xml, true);
  } catch (cause) {
    throw new ReadError('damaged_xml', undefined, { cause });
  }
  const roots = nodes.filter((node) => nameOf(node) !== undefined);
  if (roots.length !== 1) throw new ReadError('damaged_xml');
  return resolve(roots[0]!, undefined);
}

/** Undefined for text. */
const nameOf = (node: Node) =>
  Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT && key !== CDATA);

function resolve(node: Node, outer: Scope | undefined): XmlElement {
  const qualified = nameOf(node)!;
  const attributes = Object.fromEntries(
    Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>).map(([name, value]) => [
      name,
      decode(String(value)),
    ]),
  );
  const scope = scopeOf(attributes, outer);
  const colon = qualified.indexOf(':');
  const namespace = namespaceOf(colon < 0 ? '' : qualified.slice(0, colon), scope);
  const children: XmlElement[] = [];
  let text = '';
  for (const inner of node[qualified] as Node[]) {
    if (TEXT in inner) text += decode(String(inner[TEXT]));
    else if (CDATA in inner)
      text += (inner[CDATA] as Node[]).map((part) => String(part[TEXT] ?? '')).join('');
    else if (nameOf(inner) !== undefined) children.push(resolve(inner, scope));
  }
  return {
    namespace,
    name: qualified.slice(colon + 1),
    attributes,
    children,
    text: text.replace(/\s+/g, ' ').trim(),
  };
}

/** Prefixes declared on an element, chained to those of its ancestors: copying long lists would be slow. */
interface Scope {
  own: ReadonlyMap<string, string>;
  outer: Scope | undefined;
}

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope | undefined): Scope | undefined {
  const own = new Map<string, string>();
  for (const [name, uri] of Object.entries(attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) own.set(name.slice(6), uri.trim());
  }
  return own.size > 0 ? { own, outer } : outer;
}

function namespaceOf(prefix: string, scope: Scope | undefined): string {
  for (let at = scope; at; at = at.outer) {
    const uri = at.own.get(prefix);
    if (uri !== undefined) return uri;
  }
  return '';
}

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and character references; anything else stays as written. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return PREDEFINED[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
