import type { Text } from '../raw-invoice.ts';
import { findFirst, type XmlElement } from '../xml/index.ts';
import type { Where } from './table.ts';

/** The text at a place; undefined where there is none. */
export function textAt(at: XmlElement, root: XmlElement, where: Where | undefined): Text {
  if (where === undefined) return undefined;
  if (typeof where === 'function') return where(at, root) || undefined;
  if (typeof where !== 'string') {
    for (const one of where) {
      const text = textAt(at, root, one);
      if (text !== undefined) return text;
    }
    return undefined;
  }
  const join = where.includes(' & ') ? '' : ' ';
  const texts = where.split(/ [&+] /).flatMap((path) => textsAt(at, root, path)[0] ?? []);
  return texts.join(join) || undefined;
}

/** Texts at several places, with a sign between them. */
export const joined =
  (sign: string, ...places: Where[]) =>
  (at: XmlElement, root: XmlElement): Text =>
    places.flatMap((where) => textAt(at, root, where) ?? []).join(sign);

/** All texts at the end of a path. */
export function textsAt(at: XmlElement, root: XmlElement, path: string): string[] {
  const [elements, attribute] = path.split(/@(?=[^\]]*$)/) as [string, string?];
  const found = elements === '' ? [at] : elementsAt(at, root, elements);
  const texts = found.map((element) => (attribute ? attributeOf(element, attribute) : element.text));
  return texts.flatMap((text) => text || []);
}

/** All elements at the end of a path; `.` is the element itself. */
export function elementsAt(at: XmlElement, root: XmlElement, path: string): XmlElement[] {
  if (path === '.') return [at];
  const fromRoot = path.startsWith('/');
  let found = [fromRoot ? root : at];
  for (const step of (fromRoot ? path.slice(1) : path).split('/')) {
    const [, name, condition] = /^([^[]+)(?:\[(.+)\])?$/.exec(step)!;
    found = found.flatMap(({ children }) =>
      children.filter((child) => child.name === name && (!condition || holds(child, condition))),
    );
  }
  return found;
}

/** @param condition `Name=text`, `@name=text`, `Name.Inner=text`; without a text, whether there is any */
function holds(element: XmlElement, condition: string): boolean {
  const [name, wanted] = condition.split('=') as [string, string?];
  const text = name.startsWith('@')
    ? attributeOf(element, name.slice(1))
    : findFirst(element, name.replaceAll('.', '/'))?.text;
  return wanted === undefined ? Boolean(text) : text === wanted;
}

/** By its name without a prefix: some formats qualify theirs. */
function attributeOf({ attributes }: XmlElement, name: string): Text {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const qualified = Object.keys(attributes).find((own) => own.endsWith(`:${name}`));
  return qualified === undefined ? undefined : attributes[qualified];
}
