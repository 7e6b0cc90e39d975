import type { XmlElement } from './parse-xml.ts';

/** Every element at the end of a path of names, such as `Party/PostalAddress`. */
export function findAll(element: XmlElement | undefined, path: string): XmlElement[] {
  let found = element ? [element] : [];
  for (const name of path.split('/')) {
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  }
  return found;
}

/** The first element, by the first path that leads to one. */
export function findFirst(element: XmlElement | undefined, ...paths: string[]): XmlElement | undefined {
  for (const path of paths) {
    const [found] = findAll(element, path);
    if (found) return found;
  }
  return undefined;
}

/** The text of the first element with any, by the first path that leads to one. */
export function findText(element: XmlElement | undefined, ...paths: string[]): string | undefined {
  for (const path of paths) {
    const found = findAll(element, path).find(({ text }) => text !== '');
    if (found) return found.text;
  }
  return undefined;
}

/** The element with those of its descendants whose namespaces are wanted: others are left out with all that they hold. */
export const withinNamespaces = (
  element: XmlElement,
  wanted: (namespace: string) => boolean,
): XmlElement => ({
  ...element,
  children: element.children.flatMap((child) =>
    wanted(child.namespace) ? [withinNamespaces(child, wanted)] : [],
  ),
});
