import type { FastifyReply } from 'fastify';

/** Makes a signal that fires when the client disconnects before it is answered. */
export const signalDisconnect =
  ({ raw }: FastifyReply) =>
  (): AbortSignal => {
    const gone = new AbortController();
    raw.once('close', () => gone.abort());
    return gone.signal;
  };
