/** Letters and digits only: spaces and signs of ids, accounts and phones are a matter of print. */
const bare = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Half a cent: sums are given to the cent. */
const TOLERANCE = 0.005;

/** Whether two values mean the same, written as they may be. The branch code XXX of a BIC means none. */
export function sameValue(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' || typeof other === 'number') {
    return Math.abs(Number(one) - Number(other)) <= TOLERANCE;
  }
  const [a, b] = [one, other].map((value) => bare(value).replace(/^(.{8})XXX$/, '$1'));
  return a === b;
}

/** Whether a value stands anywhere on the pages. Dates and currencies have too many forms to look for: they are not. */
export function isPrinted(value: string | number, printed: string): boolean {
  if (typeof value === 'number') {
    const digits = Math.abs(value).toFixed(2).replace('.', '');
    const amounts = printed.replace(/(?<=\d)[\s.,'’]+(?=\d)/g, '');
    return new RegExp(`(?<!\\d)${digits}(?!\\d)`).test(amounts) || amounts.includes(digits);
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value) || /^[A-Z]{3}$/.test(value)) return false;
  return bare(printed).includes(bare(value));
}
