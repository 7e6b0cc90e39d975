import type { Box } from '../../invoice/index.ts';
import { LABEL_ROLES, type LabelRole } from '../../knowledge/index.ts';
import type { LayoutPage, Segment } from '../../layout/index.ts';
import type { Label } from '../labels/index.ts';
import type { Located } from '../places/index.ts';

/** Whose a label says that it is: nobody's, the seller's, the buyer's. */
const PARTIES = 3;
/** A label is looked for so far above and to the left, in line heights. */
const ABOVE = 14;
const LEFT = 30;

/** Roles that are younger than the models, as what their phrases were when these were trained. */
const TRAINED_AS: Partial<Record<LabelRole, LabelRole>> = { withholding: 'tax' };

/** A label as its place in the model's tables; 0 is none. */
function kindOf({ role, party }: Label): number {
  const whose = party === 'seller' ? 1 : party === 'buyer' ? 2 : 0;
  return 1 + LABEL_ROLES.indexOf(TRAINED_AS[role] ?? role) * PARTIES + whose;
}

export interface Around {
  /** Of which label the word is part, which stands to its left, which above it, and which above that. */
  ids: number[];
  /** To the left and above, -1 near to 1 far or none. */
  distances: number[];
}

/** Answers for any word of a page which labels are around it. */
export function labelsAround(page: LayoutPage, all: readonly Located<Label>[]) {
  const labels = all.filter((label) => label.page === page.page);
  const { unit } = page;
  return (segment: Segment, start: number, end: number, box: Box): Around => {
    const own = labels.find((label) => label.segment === segment && label.start < end && start < label.end);
    let left: Located<Label> | undefined;
    let nearLeft = LEFT;
    const above: { label: Located<Label>; gap: number }[] = [];
    for (const label of labels) {
      if (label === own) continue;
      const shared = Math.min(label.box.y1, box.y1) - Math.max(label.box.y0, box.y0);
      if (shared > 0.5 * Math.min(label.box.y1 - label.box.y0, box.y1 - box.y0)) {
        const gap = (box.x0 - label.box.x1) / unit;
        if (gap > -0.5 && gap < nearLeft) [left, nearLeft] = [label, gap];
        continue;
      }
      const gap = (box.y0 - label.box.y1) / unit;
      const isOver = label.box.x0 < box.x1 + unit && box.x0 < label.segment.box.x1 + unit;
      const isAligned = Math.abs(label.box.x0 - segment.box.x0) < unit;
      if (gap > -0.5 && gap < ABOVE && (isOver || isAligned)) above.push({ label, gap });
    }
    above.sort((a, b) => a.gap - b.gap);
    const [first, second] = above;
    const id = (label: Located<Label> | undefined) => (label ? kindOf(label.value) : 0);
    return {
      ids: [id(own), id(left), id(first?.label), id(second?.label)],
      distances: [2 * (nearLeft / LEFT) - 1, 2 * ((first?.gap ?? ABOVE) / ABOVE) - 1],
    };
  };
}
