import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskBlobs } from '../src/tasks/adapters/files/index.ts';
import { describeBlobs } from './blob-conformance.ts';

describeBlobs('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inkvoice-blobs-'));
  const blobs = await openDiskBlobs(join(folder, 'blobs'));
  return {
    blobs,
    async destroy() {
      await blobs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
