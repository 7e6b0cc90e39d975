/** PDFs with passwords: samples protected here, and files that qpdf wrote. `make.ts` writes them to a folder. */
import { readFileSync } from 'node:fs';
import { imagePdf } from '../../samples/make/image-pdf.ts';
import { sampleFile } from './pdf-cases.ts';
import { protect } from './protect.ts';

export interface PasswordCase {
  /** Whether nobody but its owner may open it; else the words that it must hold. */
  reads: readonly string[] | 'locked';
  make(): Promise<Uint8Array>;
}

const fixture = async (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const US_TOTAL = ['Invoice', '24-1187', '$4,158.97'];

export const PASSWORD_CASES: Readonly<Record<string, PasswordCase>> = {
  owner: {
    reads: US_TOTAL,
    make: async () => protect(sampleFile('us-services'), { user: '', owner: 'sesame' }),
  },
  'owner-on-a-scan': {
    reads: [],
    make: async () =>
      protect(await imagePdf([sampleFile('portuguese-fatura', '-scan.jpg')], 200), {
        user: '',
        owner: 'sesame',
      }),
  },
  user: {
    reads: 'locked',
    make: async () => protect(sampleFile('us-services'), { user: 'sesame', owner: 'sesame' }),
  },
  'owner-by-qpdf': {
    reads: ['Protected', 'invoice'],
    make: () => fixture('src/document/fixtures/owner-password.pdf'),
  },
  'user-by-qpdf': { reads: 'locked', make: () => fixture('src/document/fixtures/user-password.pdf') },
  'user-by-qpdf-aes-256': { reads: 'locked', make: () => fixture('test/fixtures/encrypted.pdf') },
};
