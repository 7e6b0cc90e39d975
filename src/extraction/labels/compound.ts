import { anyPhrase, inAllLanguages } from '../../knowledge/index.ts';
import type { Located } from '../places/index.ts';
import { fold } from '../values/index.ts';
import type { Label, LabelRole } from './lexicon.ts';
import { EXCLUDED, INCLUDED } from './tax-wording.ts';
import { hasBracketedSum } from './tokens.ts';

/** "Total", by itself or as a part of more. */
const TOTAL = new Set<LabelRole>(['gross', 'line_amount', 'amount_due', 'net']);
/** What a total may be of: then it is that, and no grand total. */
const OF = new Set<LabelRole>([
  'tax',
  'net',
  'discount',
  'amount_paid',
  'shipping',
  'prepaid',
  'rounding',
  'withholding',
  'quantity',
  'previous_balance',
  'change_cash',
  'position',
  'unit',
]);

const TAX: ReadonlySet<LabelRole> = new Set<LabelRole>(['tax']);
const GROSS: ReadonlySet<LabelRole> = new Set<LabelRole>(['gross']);

/** How labels begin that name a sum of something. */
const NAMES_SUM = new RegExp(
  `^${anyPhrase(
    inAllLanguages(({ wording }) => wording.total),
    { folded: true },
  )}`,
  'iu',
);

interface Group {
  start: number;
  end: number;
  labels: Located<Label>[];
}

/**
 * Labels that together say something else than each of them: "Total (incl. GST)" is the gross total and no tax, "Total excl.
 * VAT" the net, "Total tax" the tax, "Total qty" a quantity. Works on the labels of each segment.
 */
export function refineLabels(labels: readonly Located<Label>[]): Located<Label>[] {
  const bySegment = new Map<number, Located<Label>[]>();
  for (const label of labels) {
    const list = bySegment.get(label.segment.id);
    if (list) list.push(label);
    else bySegment.set(label.segment.id, [label]);
  }
  return [...bySegment.values()].flatMap(refineSegment);
}

/** Labels that are made of a group and the next one, or of a group alone; `used` is how many groups that are. */
interface Refined {
  labels: Located<Label>[];
  used: 1 | 2;
}

function refineSegment(labels: Located<Label>[]): Located<Label>[] {
  const { text } = labels[0]!.segment;
  const groups = groupsOf(labels);
  const result: Located<Label>[] = [];
  for (let at = 0; at < groups.length; ) {
    const group = groups[at]!;
    const next = groups[at + 1];
    const refined = (next && refinePair(group, next, text)) ??
      refineTax(group, text) ?? { labels: group.labels, used: 1 };
    result.push(...refined.labels);
    at += refined.used;
  }
  return result;
}

/** Labels by where they begin, in their order. */
function groupsOf(labels: readonly Located<Label>[]): Group[] {
  const byStart = Map.groupBy(labels, ({ start }) => start);
  return [...byStart.values()]
    .map((own) => ({ start: own[0]!.start, end: own[0]!.end, labels: own }))
    .sort((a, b) => a.start - b.start);
}

const has = ({ labels }: Group, roles: ReadonlySet<LabelRole>) =>
  labels.some(({ value }) => roles.has(value.role));

const isTotal = (group: Group, text: string) =>
  has(group, GROSS) && NAMES_SUM.test(fold(text.slice(group.start, group.end)));

/** What may stand between "Total" and what it is of, and between a tax and its "total". */
const BEFORE_OF = /^[\s(:.-]{0,3}$/;
const BEFORE_TOTAL = /^[\s.-]{0,2}$/;
/** Characters behind a tax in which words of what is included are looked for, and before it. */
const AFTER = 14;
const BEFORE = 12;

function refinePair(group: Group, next: Group, text: string): Refined | undefined {
  const between = text.slice(group.end, next.start);
  if (has(group, TOTAL) && has(next, TAX) && !/\d/.test(between)) {
    const role = totalByWording(between, text.slice(next.end, next.end + AFTER));
    if (role) return { labels: [merged(group, next, role)], used: 2 };
  }
  if (isTotal(group, text) && has(next, OF) && BEFORE_OF.test(between) && !hasBracketedSum(text, group.end))
    return { labels: next.labels.filter(({ value }) => OF.has(value.role)), used: 2 };
  if (has(group, TAX) && isTotal(next, text) && BEFORE_TOTAL.test(between))
    return { labels: [merged(group, next, 'tax')], used: 2 };
  return undefined;
}

/** "Excl. VAT" is the net. */
function refineTax(group: Group, text: string): Refined | undefined {
  if (!has(group, TAX)) return undefined;
  const lead = text.slice(Math.max(0, group.start - BEFORE), group.start);
  if (!EXCLUDED.test(fold(lead)) || !/\p{L}\.?\s*$/u.test(lead)) return undefined;
  const labels = group.labels.map((label) => ({ ...label, value: { ...label.value, role: 'net' as const } }));
  return { labels, used: 1 };
}

/** Which total it is by the words around the tax; undefined when they do not tell. */
function totalByWording(printedBetween: string, printedAfter: string): LabelRole | undefined {
  const [between, after] = [fold(printedBetween), fold(printedAfter)];
  if (EXCLUDED.test(between) || (/^\s*$/.test(between) && EXCLUDED.test(after))) return 'net';
  if (INCLUDED.test(between) || INCLUDED.test(after)) return 'gross';
  return undefined;
}

function merged(first: Group, last: Group, role: LabelRole): Located<Label> {
  const [a, b] = [first.labels[0]!, last.labels[0]!];
  const quality = Math.min(a.value.quality, b.value.quality);
  return {
    ...a,
    end: b.end,
    text: a.segment.text.slice(a.start, b.end),
    box: {
      x0: Math.min(a.box.x0, b.box.x0),
      y0: Math.min(a.box.y0, b.box.y0),
      x1: Math.max(a.box.x1, b.box.x1),
      y1: Math.max(a.box.y1, b.box.y1),
    },
    value: { ...a.value, role, quality },
  };
}
