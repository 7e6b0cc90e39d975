import type { Weights } from '../features.ts';

/** What makes a block the place of delivery: hardly anything but its heading. */
export const DELIVERY = {
  delivery: {
    bias: -3,
    'heading.delivery': 4.5,
    'heading.seller': -3,
    'heading.buyer': -3,
    'heading.remit_to': -4,
    /** Right under that heading in its column, or behind it in its line. */
    own: 2.8,
    /** Under another's. */
    others: -4,
    postal: 0.8,
    weak: -2,
    row: -2.5,
    /** A label or a long number among the lines: two columns read as one. */
    mixed: -5,
  },
} as const satisfies Record<string, Weights>;
