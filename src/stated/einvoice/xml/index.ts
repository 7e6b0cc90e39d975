export { decodeXml } from './decode-xml.ts';
export { findAll, findFirst, findText, withinNamespaces } from './elements.ts';
export { XML_LIMITS } from './limits.ts';
export { parseXml, type XmlElement } from './parse-xml.ts';
export { withoutLongTexts } from './without-long-texts.ts';
