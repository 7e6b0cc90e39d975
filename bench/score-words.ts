/** The counts behind the measures of read text; counts of several pages can be added. */
export interface Score {
  common: number;
  true: number;
  read: number;
  commonNumbers: number;
  trueNumbers: number;
  readNumbers: number;
  /** Characters to change, and characters in all. */
  errors: number;
  characters: number;
  /** Words with a letter beyond ASCII. */
  commonAccents: number;
  trueAccents: number;
  readAccents: number;
  /** € and £ that are on the page, of those read, and read beyond them. */
  trueSigns: number;
  foundSigns: number;
  inventedSigns: number;
}

export function emptyScore(): Score {
  return {
    common: 0,
    true: 0,
    read: 0,
    commonNumbers: 0,
    trueNumbers: 0,
    readNumbers: 0,
    errors: 0,
    characters: 0,
    commonAccents: 0,
    trueAccents: 0,
    readAccents: 0,
    trueSigns: 0,
    foundSigns: 0,
    inventedSigns: 0,
  };
}

export interface Summary {
  /** In percent. */
  wF1: number;
  nF1: number;
  cer: number;
  /** Of words with a letter beyond ASCII, in percent; 100 where there are none. */
  accentRecall: number;
  accentPrecision: number;
  /** Of € and £: found in percent, invented in 10,000 words. */
  signsFound: number;
  signsInvented: number;
}

export function summarise(score: Score): Summary {
  const share = (part: number, whole: number) => (whole === 0 ? 100 : (100 * part) / whole);
  return {
    wF1: (200 * score.common) / Math.max(1, score.true + score.read),
    nF1: (200 * score.commonNumbers) / Math.max(1, score.trueNumbers + score.readNumbers),
    cer: (100 * score.errors) / Math.max(1, score.characters),
    accentRecall: share(score.commonAccents, score.trueAccents),
    accentPrecision: share(score.commonAccents, score.readAccents),
    signsFound: share(score.foundSigns, score.trueSigns),
    signsInvented: (10_000 * score.inventedSigns) / Math.max(1, score.true),
  };
}

export function compareWords(trueWords: readonly string[], readWords: readonly string[]): Score {
  const truth = plain(trueWords);
  const read = plain(readWords);
  const hasDigit = (word: string) => /\d/.test(word);
  const numbers = truth.filter(hasDigit);
  const readNumbers = read.filter(hasDigit);
  const missing = without(truth, read);
  const accented = truth.filter(hasAccent);
  const readAccented = read.filter(hasAccent);
  const signs = ['€', '£'].map((sign) => [count(trueWords, sign), count(readWords, sign)] as const);
  return {
    common: truth.length - missing.length,
    true: truth.length,
    read: read.length,
    commonNumbers: numbers.length - without(numbers, readNumbers).length,
    trueNumbers: numbers.length,
    readNumbers: readNumbers.length,
    errors: characterErrors(missing, without(read, truth)),
    characters: truth.reduce((sum, word) => sum + word.length, 0),
    commonAccents: accented.length - without(accented, readAccented).length,
    trueAccents: accented.length,
    readAccents: readAccented.length,
    trueSigns: signs.reduce((sum, [there]) => sum + there, 0),
    foundSigns: signs.reduce((sum, [there, found]) => sum + Math.min(there, found), 0),
    inventedSigns: signs.reduce((sum, [there, found]) => sum + Math.max(0, found - there), 0),
  };
}

const hasAccent = (word: string) => /[^\P{L}A-Za-z]/u.test(word);

const count = (words: readonly string[], sign: string) =>
  words.reduce((sum, word) => sum + word.split(sign).length - 1, 0);

/** Lower case, one kind of quote and dash, no punctuation at the ends, no format characters. */
function plain(words: readonly string[]): string[] {
  return words
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/\p{Cf}/gu, '')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Sc}%]+|[^\p{L}\p{N}\p{Sc}%]+$/gu, ''))
    .filter((word) => word !== '');
}

/** The words of a bag that are not in another one. */
function without(bag: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of other) counts.set(word, (counts.get(word) ?? 0) + 1);
  return bag.filter((word) => {
    const count = counts.get(word) ?? 0;
    if (count > 0) counts.set(word, count - 1);
    return count === 0;
  });
}

/** Each missing word, longest first, is paired with the nearest extra one; all letters of a word without a partner count. */
function characterErrors(missing: readonly string[], extra: readonly string[]): number {
  const left = [...extra];
  let errors = 0;
  for (const word of missing.toSorted((a, b) => b.length - a.length)) {
    let least = word.length;
    let partner = -1;
    for (const [k, candidate] of left.entries()) {
      if (Math.abs(candidate.length - word.length) >= least) continue;
      const distance = editDistance(word, candidate);
      if (distance >= least) continue;
      least = distance;
      partner = k;
    }
    errors += least;
    if (partner >= 0) left.splice(partner, 1);
  }
  return errors;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(
        Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    }
    previous = row;
  }
  return previous[b.length]!;
}
