import type { BlobStore, DrawRequest, PageDrawer, Task } from '../ports/index.ts';

/** A page of a completed task as PNG; undefined when the document was not kept, has no such page, or the page cannot be drawn. */
export async function drawPage(
  { blobs, pageDrawer, limits }: { blobs: BlobStore; pageDrawer: PageDrawer; limits: DrawRequest['limits'] },
  task: Task | undefined,
  page: number,
  width: number | undefined,
): Promise<Uint8Array | undefined> {
  const report = task?.result?.pages.find((one) => one.page === page);
  if (!task?.keepDocument || !report || report.source === 'failed') return undefined;
  const size = { clientId: task.clientId, limits, ...(width && { width }) };
  // A page that was recognised is shown as the recogniser saw it: upright and straightened.
  if (report.source === 'ocr')
    return pageDrawer.draw({ path: await blobs.fetchPage(task.id, page), page: 1, ...size });
  return pageDrawer.draw({ path: await blobs.fetchDocument(task.id), page, ...size });
}
