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

/** Whether a value stands anywhere on the pages. Dates are looked for in digits only; currencies have too many forms. */
export function isPrinted(value: string | number, printed: string): boolean {
  if (typeof value === 'number') {
    const digits = Math.abs(value).toFixed(2).replace('.', '');
    const amounts = printed.replace(/(?<=\d)[\s.,'’]+(?=\d)/g, '');
    return new RegExp(`(?<!\\d)${digits}(?!\\d)`).test(amounts) || amounts.includes(digits);
  }
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (date) return dateForms(date[1]!, date[2]!, date[3]!).some((form) => form.test(printed));
  if (/^[A-Z]{3}$/.test(value)) return false;
  return bare(printed).includes(bare(value));
}

/** A date in digits: day, month and year in the orders that occur, with or without leading zeros and century. */
function dateForms(year: string, month: string, day: string): RegExp[] {
  const [y, m, d] = [`(?:${year.slice(0, 2)})?${year.slice(2)}`, `0?${Number(month)}`, `0?${Number(day)}`];
  const orders = [
    [d, m, y],
    [m, d, y],
    [y, m, d],
  ];
  return orders.map((order) => new RegExp(`(?<!\\d)${order.join('[\\s./-]+')}(?!\\d)`));
}
