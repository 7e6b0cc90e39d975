import { BUSINESS } from './business.ts';
import { LETTERS } from './letters.ts';
import { NATIONAL } from './national.ts';
import type { Layout } from './types.ts';

export type { Layout } from './types.ts';

export const LAYOUTS: readonly Layout[] = [...LETTERS, ...BUSINESS, ...NATIONAL];
