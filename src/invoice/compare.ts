/** Letters and digits only, in upper case: ids, accounts and phones are printed with various spaces and signs. */
export const bare = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Half a cent: amounts are given to the cent. */
const TOLERANCE = 0.005;

/** Whether two values mean the same, however they are written. The branch code XXX of a BIC means none. */
export function sameValue(one: string | number, other: string | number): boolean {
  if (typeof one === 'number' || typeof other === 'number') {
    return Math.abs(Number(one) - Number(other)) <= TOLERANCE;
  }
  const [a, b] = [one, other].map((value) => bare(value).replace(/^(.{8})XXX$/, '$1'));
  return a === b;
}

/** Whether a value is printed anywhere on the pages. Dates are looked for in digits only, currencies not at all: they have too many forms. */
export function isPrinted(value: string | number, printed: string): boolean {
  return formsOf(value).some((form) => form.test(printed));
}

function formsOf(value: string | number): RegExp[] {
  if (typeof value === 'number') return [amountForm(value)];
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (date) return dateForms(date[1]!, date[2]!, date[3]!);
  const signs = bare(value);
  if (/^[A-Z]{3}$/.test(value) || signs.length < 3 || signs.length > 60) return [];
  // Ids and accounts are printed in groups.
  const grouped = [...signs].join('[^\\p{L}\\p{N}]{0,3}');
  return [new RegExp(`(?<![\\p{L}\\p{N}])${grouped}(?![\\p{L}\\p{N}])`, 'iu')];
}

/** An amount with any separators; whole ones with or without cents. */
function amountForm(value: number): RegExp {
  const [whole, cents] = Math.abs(value).toFixed(2).split('.');
  const grouped = [...whole!].join("[\\s.,'’]?");
  const decimals = `[.,]\\s?${cents}`;
  return new RegExp(`(?<!\\d)${grouped}${cents === '00' ? `(?:${decimals})?` : decimals}(?![.,]?\\d)`);
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
