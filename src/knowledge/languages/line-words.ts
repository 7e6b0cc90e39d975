/** Words around the table of items. */
export type LineWords = Record<never, never>;
