/** One receipt as a picture in every format and way of storing its pixels. `make.ts` writes them to a folder. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { type DocumentFormat, hasHeicPack } from '../../src/document/index.ts';
import { ENCODERS } from './encoders.ts';
import { sampleFile } from './pdf-cases.ts';
import { tiffOf } from './tiff.ts';

export interface FormatCase {
  format: DocumentFormat;
  ending: string;
  /** Default 1. */
  pages?: number;
  /** The sample's facts, whose picture it is; absent for a picture of something else. */
  sample?: string;
  make(): Promise<Buffer>;
}

const SAMPLE = 'malaysian-receipt';
const fixture = async (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const scan = () => sharp(sampleFile(SAMPLE, '-scan.jpg'));

async function twoPages(): Promise<Buffer> {
  const { data, info } = await scan().greyscale().raw().toBuffer({ resolveWithObject: true });
  const blank = Buffer.alloc(300 * 400, 255);
  return tiffOf([
    { width: info.width, height: info.height, data },
    { width: 300, height: 400, data: blank },
  ]);
}

export const FORMAT_CASES: Readonly<Record<string, FormatCase>> = {
  ...Object.fromEntries(
    Object.entries(ENCODERS).map(([name, { format, ending, encode }]) => [
      name,
      { format, ending, sample: SAMPLE, make: () => encode(scan()) },
    ]),
  ),
  'multi-page': { format: 'tiff', ending: '.tif', pages: 2, sample: SAMPLE, make: twoPages },
  'jpeg-2000': {
    format: 'jpeg2000',
    ending: '.jp2',
    sample: 'portuguese-fatura',
    make: () => fixture('test/corpus/fixtures/scan.jp2'),
  },
  // Its decoder is an option.
  ...(hasHeicPack() && {
    heic: { format: 'heic', ending: '.heic', make: () => fixture('src/document/fixtures/letter.heic') },
  }),
};
