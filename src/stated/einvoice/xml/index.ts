export { decodeXml } from './decode-xml.ts';
export { all, first, textOf } from './elements.ts';
export { XML_LIMITS } from './limits.ts';
export { parseXml, type XmlElement } from './parse-xml.ts';
