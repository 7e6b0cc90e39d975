export { looksLikeXml, openXml } from './xml.ts';
