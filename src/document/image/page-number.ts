/** @throws RangeError when there is no such page: an error of the caller, not of the document */
export function checkPageNumber(number: number, pageCount: number): void {
  if (!Number.isInteger(number) || number < 1 || number > pageCount) {
    throw new RangeError(`no page ${number} of ${pageCount}`);
  }
}
