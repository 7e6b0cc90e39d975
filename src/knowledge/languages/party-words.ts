/** Words of names and addresses: legal forms, streets, forms of address. */
export type PartyWords = Record<never, never>;
