import { findLanguage } from '../../knowledge/index.ts';
import type { RecogniserName } from '../onnx/index.ts';
import { PAGE_TURNS } from '../picture/index.ts';
import { measureLegibility, readLines, turnAreaOver } from '../recognise/index.ts';
import type { Line, PagePicture, Recogniser } from '../recogniser.ts';
import { findWrongScriptLines, isGreekOrCyrillicLine } from './wrong-script.ts';

/** So many lines of the sample must look as if they were in another script before it is tried, and must then be in it; of eight lines in Greek and Cyrillic, five and more are. */
const MIN_LINES_IN_SCRIPT = 3;

/** The recognisers that read a page. The Latin one always reads it first. */
export type Recognisers = Record<RecogniserName, Recogniser>;

export interface OrientationAndScript {
  /** The recogniser for the page's script. */
  script: RecogniserName;
  /** Whether the page stands on its head. */
  isUpsideDown: boolean;
}

/**
 * Decides from the longest lines of a page, as they were read, and by reading them in other ways where they were not read well.
 *
 * @param lines the page as read the way it stands, in Latin letters
 * @param language one of the contract's names: a language in Greek or Cyrillic letters is tried however well the lines were read
 */
export async function detectOrientationAndScript(
  lines: readonly Line[],
  page: PagePicture,
  recognisers: Recognisers,
  language?: string,
): Promise<OrientationAndScript> {
  const sample = lines.toSorted((a, b) => b.area.width - a.area.width).slice(0, PAGE_TURNS.sampleLines);
  const turnedAreas = sample.map(({ area }) => turnAreaOver(area));
  const isDoubtful = measureLegibility(sample) < PAGE_TURNS.upright;
  const turned = isDoubtful ? await readLines(page, turnedAreas, recognisers.latin) : [];
  // Whatever the script, letters look more like Latin ones upright (0.84 to 0.88) than on their head (0.5 to 0.7).
  const isUpsideDown = measureLegibility(turned) > measureLegibility(sample);
  const upright = isUpsideDown ? turned : sample;
  const isNamed = isInGreekOrCyrillic(language);
  const enough = isNamed ? 1 : Math.min(MIN_LINES_IN_SCRIPT, upright.length);
  if (!isNamed && findWrongScriptLines(upright, lines).length < enough)
    return { script: 'latin', isUpsideDown };
  const areas = isUpsideDown ? turnedAreas : sample.map(({ area }) => area);
  const other = await readLines(page, areas, recognisers['greek-cyrillic']);
  const isOther =
    other.filter(isGreekOrCyrillicLine).length >= enough &&
    measureLegibility(other) > measureLegibility(upright);
  return { script: isOther ? 'greek-cyrillic' : 'latin', isUpsideDown };
}

const isInGreekOrCyrillic = (language = '') =>
  ['Greek', 'Cyrillic'].includes(findLanguage(language)?.script ?? '');
