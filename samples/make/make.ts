/**
 * Makes the samples' PDFs, scans and photos from their `invoice.html`: `npm run samples [NAME…]`, all of them when no name is given.
 * Needs Chromium (see chromium.ts) and the fonts listed in samples/README.md.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { attachXml } from './attach-xml.ts';
import { printPdf } from './chromium.ts';
import { imagePdf } from './image-pdf.ts';
import { LOOKS, type Look } from './looks.ts';
import { drawPdf } from './pdf-pages.ts';
import { photo } from './photo.ts';
import type { Picture } from './picture.ts';
import { SCAN_DPI, scan } from './scan.ts';

const root = join(import.meta.dirname, '..');

/** The sample that the project's README shows, and where. */
const SHOWN = 'french-sarl';
const SHOWN_AS = join(root, '..', 'docs', 'images', 'invoice.png');

async function make(name: string, look: Look): Promise<void> {
  const file = (ending: string): string => join(root, name, `${name}${ending}`);
  await printPdf(join(root, name, 'invoice.html'), file('.pdf'));
  const xml = join(root, name, 'factur-x.xml');
  if (existsSync(xml)) {
    await writeFile(file('-facturx.pdf'), attachXml(await readFile(file('.pdf')), await readFile(xml)));
  }
  const pages = await drawPdf(file('.pdf'), SCAN_DPI);
  const scans: Buffer[] = [];
  for (const [index, page] of pages.entries()) {
    // No two sheets go through a scanner at the same angle.
    const tilt = index === 0 ? look.scan.tilt : -look.scan.tilt * 0.6;
    scans.push(await scan(page, { ...look.scan, tilt, seed: look.scan.seed + index }));
  }
  const scanned = look.scan.format === 'pdf' ? await imagePdf(scans, SCAN_DPI) : scans[0]!;
  await writeFile(file(`-scan.${look.scan.format}`), scanned);
  if (name === SHOWN) await show(pages[0]!);
  if (look.photo) await writeFile(file('-photo.jpg'), await photo(pages[0]!, look.photo));
}

async function show(page: Picture): Promise<void> {
  const { data, width, height } = page;
  await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(698)
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#c8c8c8' })
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(SHOWN_AS);
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in LOOKS));
if (unknown.length > 0) throw new Error(`no such sample: ${unknown.join(', ')}`);
for (const [name, look] of Object.entries(LOOKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await make(name, look);
  console.log(name);
}
