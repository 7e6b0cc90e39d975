export { csvRow } from './csv.ts';
export { type Defined, defined } from './defined.ts';
export { READ_ERRORS, ReadError, type ReadErrorCode } from './errors.ts';
export { escapeXml } from './escape-xml.ts';
export { CrowdedOutError, createFairQueue } from './fair-queue.ts';
export { findMachineFault } from './machine-faults.ts';
export { archiveFromNpm, fileOf, keepFile, packFolder } from './packs.ts';
export { VERSION } from './version.ts';
