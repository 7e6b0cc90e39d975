import { KNOWN_LANGUAGES } from '../../knowledge/index.ts';
import { fold } from '../values/index.ts';
import { mayBegin, reachOf } from './entries.ts';
import { tokenize } from './tokens.ts';

const key = (text: string) =>
  tokenize(fold(text))
    .map(({ folded }) => folded)
    .join('');

let stops: { names: Set<string>; reach: ReadonlyMap<string, number> } | undefined;

function stopNames(): { names: Set<string>; reach: ReadonlyMap<string, number> } {
  const names = new Set(
    KNOWN_LANGUAGES.flatMap(({ labels, stopNames }) => [
      ...Object.values(labels).flat(),
      ...(stopNames ?? []),
    ]).map((p) => key(p.replace(/^[<>]/, ''))),
  );
  return { names, reach: reachOf(names) };
}

/** What stands before the first space; undefined where a number may go on behind it as a percentage. */
const FIRST = /^[^\s\d]+(?=\s)/u;

/** A document title, a table heading or another label: never the name of a company or person. */
export function isStopName(text: string): boolean {
  stops ??= stopNames();
  const first = FIRST.exec(text)?.[0];
  // Most texts begin as no such name does.
  if (first && !mayBegin(key(first), stops.reach)) return false;
  return stops.names.has(key(text));
}
