/** A JSON object whose keys count in any case and whose nulls count as left out, as clients of the contract send them. */
export type LooseObject = ReadonlyMap<string, unknown>;

/** By keys in lower case; of keys that differ in case only, the last one that is not null. Undefined when it is no object. */
export function looseObject(value: unknown): LooseObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return new Map(entries.map(([key, one]) => [key.toLowerCase(), one]));
}
