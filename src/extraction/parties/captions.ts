import type { LayoutPage, Segment } from '../../layout/index.ts';
import type { LabelRole } from '../labels/index.ts';
import { hasLegalForm } from '../values/index.ts';
import { BODY, PARAGRAPH, STRONG } from './line-kinds.ts';
import { PARTY_ROLES, type Part } from './parts.ts';

/** How far a value may stand from the caption on its left, in line heights. */
const CAPTION_GAP = 12;
const CAPTIONED = new Set<LabelRole>([
  ...PARTY_ROLES,
  'name',
  'address',
  'bank_name',
  'account_holder',
  'routing_number',
]);

/** So many captions side by side have their values below them. */
const ROW = 3;

/** "Customer | Doc. no. | Date | Page": heads of columns, each over its own value. */
const isRowOfCaptions = (segments: readonly Segment[], parts: ReadonlyMap<Segment, Part>): boolean =>
  segments.filter((segment) => ['heading', 'label'].includes(parts.get(segment)!.value)).length >= ROW;

/** The captions that stand left of segments in cells of their own: "Billed to | Name". */
export function captionsOf(page: LayoutPage, parts: ReadonlyMap<Segment, Part>): Map<Segment, LabelRole> {
  const found = new Map<Segment, LabelRole>();
  for (const { segments } of page.lines) {
    if (isRowOfCaptions(segments, parts)) continue;
    for (let i = 1; i < segments.length; i++) {
      const caption = parts.get(segments[i - 1]!)!;
      if (caption.value !== 'heading' && caption.value !== 'label') continue;
      const role = caption.prefix;
      if (!role || !CAPTIONED.has(role)) continue;
      // "WE WANT TO HEAR FROM YOU", each word by itself.
      const before = segments[i - 2];
      if (caption.text.length < 4 && before && caption.box.x0 - before.box.x1 < 3 * page.unit) continue;
      if (segments[i]!.box.x0 - caption.box.x1 < CAPTION_GAP * page.unit) found.set(segments[i]!, role);
    }
  }
  return found;
}

/**
 * Heads of columns side by side, in a language whose captions nobody knows: in each column the same number of words over a
 * name and an address.
 */
export function unknownHeads(page: LayoutPage, parts: ReadonlyMap<Segment, Part>): Part[] {
  const heads = page.columns.flatMap(({ segments }) => {
    const strong = segments.findIndex((segment) => STRONG.has(parts.get(segment)!.value));
    if (strong < 2) return [];
    const [head, name] = [parts.get(segments[strong - 2]!)!, parts.get(segments[strong - 1]!)!];
    return isHead(head) &&
      name.value === 'text' &&
      isTop(head, parts.get(segments[strong - 3]!)) &&
      !goesOn(head, name)
      ? [{ head, name }]
      : [];
  });
  return heads
    .filter(({ head, name }) =>
      heads.some(
        (other) =>
          other.head !== head &&
          Math.abs(other.head.box.y0 - head.box.y0) < 0.5 * page.unit &&
          Math.abs(other.name.box.y0 - name.box.y0) < page.unit,
      ),
    )
    .map(({ head }) => head);
}

/** One or two words that may be a caption. */
const isHead = ({ value, prefix, text }: Part) =>
  value === 'text' && !prefix && text.split(/\s+/).length <= 2 && !/\d/.test(text) && !hasLegalForm(text);

/** Nothing of the same description stands above it: below a name, it is a line of the description. */
const isTop = (head: Part, above: Part | undefined) =>
  !above || !BODY.has(above.value) || head.box.y0 - above.box.y1 > PARAGRAPH * head.segment.height;

/** "Alder" over "AG Bern": a name that breaks before its form. */
const goesOn = (head: Part, name: Part) => hasLegalForm(`${head.text} ${name.text.split(/\s+/)[0]}`);

/** What a line is, once the caption left of it is known. */
export function captioned(part: Part, caption: LabelRole | undefined): Part {
  if (!caption || part.prefix || !BODY.has(part.value)) return part;
  return PARTY_ROLES.has(caption) || caption === 'name' || caption === 'address'
    ? { ...part, prefix: caption }
    : { ...part, value: 'id', prefix: caption };
}
