export { type DataFolder, DataFolderError, emptyTemporaryFolder, openDataFolder } from './data-folder.ts';
export { openDiskBlobs } from './disk-blobs.ts';
export { DataFolderInUseError, lockFolder } from './lock-folder.ts';
export { removeOldFiles } from './remove-old-files.ts';
export { deleteSetAside, listSetAside, saveSetAside } from './set-aside.ts';
