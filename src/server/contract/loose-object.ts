/** A JSON object as clients of the contract send it: keys in any case, nulls for what is left out. */
export type LooseObject = ReadonlyMap<string, unknown>;

/** By keys in lower case; of keys that differ only in case, the last one that is not null. Undefined when the value is not an object. */
export function readLooseObject(value: unknown): LooseObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(([, one]) => one !== null);
  return new Map(entries.map(([key, one]) => [key.toLowerCase(), one]));
}
