import { fold } from '../values/index.ts';
import { LEXICONS } from './lexicons.ts';
import { tokenize } from './tokens.ts';

const key = (text: string) =>
  tokenize(fold(text))
    .map(({ folded }) => folded)
    .join('');

let stops: Set<string> | undefined;

/** A document title, a table heading or another label: never the name of a company or person. */
export function isStopName(text: string): boolean {
  stops ??= new Set(
    LEXICONS.flatMap(({ phrases, stopNames = [] }) => [...Object.values(phrases).flat(), ...stopNames]).map(
      (p) => key(p.replace(/^[<>]/, '')),
    ),
  );
  return stops.has(key(text));
}
