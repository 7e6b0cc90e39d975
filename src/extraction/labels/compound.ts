import type { Located } from '../places/index.ts';
import { fold } from '../values/index.ts';
import type { Label, LabelRole } from './lexicon.ts';

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
  'quantity',
  'previous_balance',
  'change_cash',
  'position',
  'unit',
]);

/** Words that say that tax is in a sum. */
export const INCLUDED =
  /(?<!\p{L})(?:incl(?:us\p{L}*|uding|uded|\.)?|inkl\p{L}*\.?|inc\.?|einschl\p{L}*\.?|with|mit|ttc|tvac|comprise?s?|iva incluido|incluid[oa]s?|con|inclus[ao]|inclusi?ef|m\/)(?!\p{L})/iu;
const EXCLUDED =
  /(?<!\p{L})(?:excl(?:us\p{L}*|uding|\.)?|exkl\p{L}*\.?|ex\.?|without|before|ohne|zzgl\.?|vor|hors|ht|htva|sin|antes|senza|esclus[ao]|exclusi?ef|zonder|sem|w\/o|net of)(?!\p{L})/iu;

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

function refineSegment(labels: Located<Label>[]): Located<Label>[] {
  const text = labels[0]!.segment.text;
  const groups: Group[] = [];
  for (const label of labels) {
    const group = groups.find(({ start }) => start === label.start);
    if (group) group.labels.push(label);
    else groups.push({ start: label.start, end: label.end, labels: [label] });
  }
  groups.sort((a, b) => a.start - b.start);
  const has = (group: Group | undefined, roles: ReadonlySet<LabelRole>) =>
    group?.labels.some(({ value }) => roles.has(value.role)) ?? false;
  const isTotal = (group: Group | undefined) =>
    has(group, new Set<LabelRole>(['gross'])) &&
    /^(?:sub ?)?tot[aà]a?[lu]|^summe|^gesamt|^somme|^suma|^importe|^montant/.test(
      fold(text.slice(group!.start, group!.end)),
    );
  const result: Located<Label>[] = [];
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const next = groups[i + 1];
    if (next && has(group, TOTAL) && has(next, new Set<LabelRole>(['tax']))) {
      const between = text.slice(group.end, next.start);
      const after = text.slice(next.end, next.end + 14);
      const role = turned(between, after);
      if (role && !/\d/.test(between)) {
        result.push(merged(group, next, role));
        i++;
        continue;
      }
    }
    if (
      next &&
      isTotal(group) &&
      has(next, OF) &&
      /^[\s(:.-]{0,3}$/.test(text.slice(group.end, next.start))
    ) {
      result.push(...next.labels.filter(({ value }) => OF.has(value.role)));
      i++;
      continue;
    }
    if (
      next &&
      has(group, new Set<LabelRole>(['tax'])) &&
      isTotal(next) &&
      /^[\s.-]{0,2}$/.test(text.slice(group.end, next.start))
    ) {
      result.push(merged(group, next, 'tax'));
      i++;
      continue;
    }
    if (has(group, new Set<LabelRole>(['tax']))) {
      const lead = text.slice(Math.max(0, group.start - 12), group.start);
      if (EXCLUDED.test(lead) && /\p{L}\.?\s*$/u.test(lead)) {
        result.push(
          ...group.labels.map((label) => ({ ...label, value: { ...label.value, role: 'net' as const } })),
        );
        continue;
      }
    }
    result.push(...group.labels);
  }
  return result;
}

/** Which total it is by the words around the tax; undefined when they do not tell. */
function turned(printedBetween: string, printedAfter: string): LabelRole | undefined {
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
