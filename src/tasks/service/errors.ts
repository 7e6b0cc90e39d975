/** Too many documents wait already; try again later. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** This client has as many documents waiting as it may; other clients are still accepted. */
export class ClientFullError extends Error {
  override readonly name = 'ClientFullError';
}

/** The document could not be stored: the disk is full or broken. Nothing was accepted. */
export class StorageFailedError extends Error {
  override readonly name = 'StorageFailedError';
}
