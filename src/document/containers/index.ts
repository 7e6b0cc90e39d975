export { isCms, readCms } from './cms.ts';
export { isMail, readMail } from './mail.ts';
export { isCompound, readOutlook } from './outlook.ts';
export { unzip } from './zip.ts';
