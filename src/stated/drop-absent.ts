/** Drops what is undefined: a fact that is not known has no key. */
export function dropAbsent<Facts extends object>(
  facts: Facts,
): { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> } {
  const kept = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as ReturnType<typeof dropAbsent<Facts>>;
}
