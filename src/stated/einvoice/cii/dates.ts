import { findText, type XmlElement } from '../xml/index.ts';

/** DateTimeString in format 102, 203 or 204 of UN/EDIFACT 2379, or ISO 8601 as DateTime. */
export const readDate = (element: XmlElement | undefined): string | undefined =>
  findText(element, 'DateTimeString', 'DateTime', 'Date');
