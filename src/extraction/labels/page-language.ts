import type { Label } from './lexicon.ts';

/** Labels that must speak for a language before it counts as recognised. */
const ENOUGH = 1.5;

/**
 * The language that the labels of a document speak; a phrase that several languages share counts for each in part.
 * Undefined when too little speaks.
 */
export function decideLanguage(labels: readonly Label[]): string | undefined {
  const votes = new Map<string, number>();
  const seen = new Set<string>();
  for (const { languages, role, quality } of labels) {
    // One phrase repeated down a page says no more than once or twice.
    const key = `${languages.join()}:${role}`;
    const vote = (quality * (seen.has(key) ? 0.25 : 1)) / languages.length;
    seen.add(key);
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + vote);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= ENOUGH ? best[0] : undefined;
}
