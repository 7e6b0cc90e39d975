/**
 * The phrases of one slot, in any order: lower case or as printed, accents as the language has them. `null` says that the language
 * has none, so that a slot is never forgotten.
 */
export type Phrases = readonly string[] | null;
