/** Words around accounts and banks. */
export type PaymentWords = Record<never, never>;
