/** To two decimal places. */
export const cents = (amount: number): number => Math.round((amount + Number.EPSILON) * 100) / 100;
