import type { ReadSettings } from '../../pipeline/index.ts';

/** One page to be drawn. */
export interface ToPainter {
  path: string;
  /** 1-based. */
  page: number;
  /** In pixels; the page's own where left out. Never enlarged. */
  width?: number;
  limits: NonNullable<ReadSettings['limits']>;
}

/** Without a picture: the page cannot be drawn. */
export interface FromPainter {
  png?: Uint8Array;
}
