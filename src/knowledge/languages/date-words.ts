/** Words around dates: months, due dates, terms of payment, periods. */
export type DateWords = Record<never, never>;
