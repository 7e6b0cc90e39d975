import { unite } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';

/** Several parts as one place; the printed texts joined by `separator`. */
export function join<Value>(
  parts: readonly Located<unknown>[],
  value: Value,
  separator: string,
): Located<Value> {
  const [first] = parts;
  return {
    ...first!,
    value,
    text: parts.map(({ text }) => text).join(separator),
    box: unite(parts.map(({ box }) => box)),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    source: parts.some(({ source }) => source === 'ocr') ? 'ocr' : 'text',
  };
}
