/** What a document calls itself: titles, and words around its numbers. */
export type IdentityWords = Record<never, never>;
