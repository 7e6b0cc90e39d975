import type { AmountReading, DecimalMark } from './types.ts';

/** A printed number taken apart. */
export interface ParsedNumber {
  readings: AmountReading[];
  fraction: number;
  grouping: '.' | ',' | "'" | ' ' | '';
  repaired: boolean;
}

type Grouping = ParsedNumber['grouping'];

const GROUP_MARKS = "[.,' ]";
/** 1.234.567,89 and kin: the mark of the first group is the mark of all, the decimal mark another. */
const GROUPED = new RegExp(`^(\\d{1,3})((${GROUP_MARKS})\\d{3}(?:\\3\\d{3})*)(?:([.,])(\\d{0,5}))?$`);
/** 6,00,000.00: the last group has three digits, those before it two. */
const LAKH = /^(\d{1,2}(?:,\d{2})+,\d{3})(?:\.(\d{0,2}))?$/;
const PLAIN = /^(\d+)(?:([.,])(\d{1,6}))?$/;
/** 1.234.56: a comma read as a dot, or the other way round. */
const SAME_MARK = /^(\d{1,3})(([.,])\d{3}(?:\3\d{3})*)\3(\d{2})$/;
/** 12,- and 12.-- and 12,— */
const NO_CENTS = /^([\d.,' ]*\d)[.,][-–—]{1,2}$/;

const one = (digits: string, fraction: string, decimal: DecimalMark): AmountReading => ({
  value: Number(`${digits}.${fraction || '0'}`),
  decimal,
});

/**
 * Reads a number of digits and marks; spaces and apostrophes of any kind must have become ' ' and "'".
 * Undefined when it is no number in any convention ("12.03.2021", "1,2,3").
 */
export function readNumber(text: string): ParsedNumber | undefined {
  const whole = NO_CENTS.exec(text);
  if (whole) {
    const rest = readNumber(whole[1]!);
    const reading = rest?.readings.find(({ decimal }) => decimal === '');
    return rest && reading ? { ...rest, readings: [reading], fraction: 0 } : undefined;
  }
  return readPlain(text) ?? readGrouped(text) ?? readLakh(text) ?? readSameMark(text);
}

function readPlain(text: string): ParsedNumber | undefined {
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const [, digits = '', mark = '', fraction = ''] = match;
  if (!mark) {
    return { readings: [one(digits, '', '')], fraction: 0, grouping: '', repaired: false };
  }
  const decimal = one(digits, fraction, mark as DecimalMark);
  // "1.234" may be a thousand; "0.234", "01.234" and "1234.567" may not.
  if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(digits)) {
    const readings = [one(digits + fraction, '', ''), decimal];
    return { readings, fraction: 0, grouping: mark as Grouping, repaired: false };
  }
  return { readings: [decimal], fraction: fraction.length, grouping: '', repaired: false };
}

function readGrouped(text: string): ParsedNumber | undefined {
  const match = GROUPED.exec(text);
  if (!match) return undefined;
  const [, head = '', groups = '', grouping = '', mark = '', fraction = ''] = match;
  if (mark === grouping || (head.startsWith('0') && head.length > 0)) return undefined;
  const digits = head + groups.replace(/\D/g, '');
  const reading = one(digits, fraction, mark as DecimalMark);
  return { readings: [reading], fraction: fraction.length, grouping: grouping as Grouping, repaired: false };
}

function readLakh(text: string): ParsedNumber | undefined {
  const match = LAKH.exec(text);
  if (!match) return undefined;
  const [, digits = '', fraction = ''] = match;
  const reading = one(digits.replaceAll(',', ''), fraction, fraction ? '.' : '');
  return { readings: [reading], fraction: fraction.length, grouping: ',', repaired: false };
}

function readSameMark(text: string): ParsedNumber | undefined {
  const match = SAME_MARK.exec(text);
  if (!match) return undefined;
  const [, head = '', groups = '', mark = '', fraction = ''] = match;
  const reading = one(head + groups.replace(/\D/g, ''), fraction, mark as DecimalMark);
  return { readings: [reading], fraction: 2, grouping: mark as Grouping, repaired: true };
}
