/** What may be unpacked of a file that holds others: hostile ones are small and unpack to gigabytes. */
export interface UnpackLimits {
  /** Bytes of all files together, unpacked. */
  maxBytes: number;
}

/** Files that are unpacked of one container. A mail or archive with an invoice has a handful. */
export const MOST_FILES = 200;
