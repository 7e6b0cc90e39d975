/** What a page model takes the words for, where one has seen the page: for how they look in the mean, and what part of all such words they are. */
export const SEEN = { seen: 1.5, seenShare: 0.5 };
