import type { Box } from '../../invoice/index.ts';
import type { LayoutPage, Segment } from '../../layout/index.ts';
import type { Located } from '../places/index.ts';
import type { WeighedField } from './model.ts';

/** What a word of a page may be. The order is that of the page model's classes: new ones go to the end. */
export const WORD_ROLES = [
  'other',
  'supplier_name',
  'supplier_address',
  'receiver_name',
  'receiver_address',
  'supplier_email',
  'supplier_phone',
  'supplier_tax_id',
  'receiver_tax_id',
  'issue_date',
  'due_date',
  'total_amount',
  'net_amount',
  'vat',
  'bank_name',
  'bic',
  'account',
] as const;

export type WordRole = (typeof WORD_ROLES)[number];

type Word = Segment['words'][number];

/** What a page model takes words for: for each, the natural logarithm of the probability of each role, in the order of `WORD_ROLES`. */
export type WordRoles = ReadonlyMap<Word, Float32Array>;

/** Which role the words of a field's value have; ids and banks are better known by what they say. */
export const ROLE_OF: Readonly<Partial<Record<WeighedField, WordRole>>> = {
  sellerName: 'supplier_name',
  sellerAddress: 'supplier_address',
  buyerName: 'receiver_name',
  buyerAddress: 'receiver_address',
  sellerEmail: 'supplier_email',
  sellerPhone: 'supplier_phone',
  issueDate: 'issue_date',
  dueDate: 'due_date',
  gross: 'total_amount',
  net: 'net_amount',
};

/** The model is not believed to be surer than this of any word, in log-odds. */
const SUREST = 7;

/** Fewer words of a role on a page than this are none. */
const LEAST_WORDS = 0.2;

/** What the model makes of a place, as the words of one role. */
export interface SeenPlace {
  /** How sure it is of its words, in the mean: -1 to 1. */
  seen: number;
  /** The part of all such words of the page that stand there, 0–1. */
  seenShare: number;
}

/** How sure the model is that what stands at a place has a role; undefined where it saw none of them. */
export function seenAs(
  roles: WordRoles,
  place: Located<unknown>,
  page: LayoutPage,
  role: WordRole,
): SeenPlace | undefined {
  const at = WORD_ROLES.indexOf(role);
  let [sum, count, part, all] = [0, 0, 0, LEAST_WORDS];
  for (const segment of page.segments) {
    for (const word of segment.words) {
      const row = roles.get(word);
      if (!row) continue;
      const probability = Math.exp(row[at]!);
      all += probability;
      if (!isInside(word.box, place.box)) continue;
      part += probability;
      // 1 - p by expm1: p may be so near to 1 that the difference is lost.
      const log = Math.min(-1e-6, row[at]!);
      sum += Math.max(-SUREST, Math.min(SUREST, log - Math.log(-Math.expm1(log))));
      count++;
    }
  }
  return count > 0 ? { seen: sum / count / SUREST, seenShare: part / all } : undefined;
}

/** Its middle lies in the other. */
function isInside({ x0, y0, x1, y1 }: Box, other: Box): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x >= other.x0 && x <= other.x1 && y >= other.y0 && y <= other.y1;
}
