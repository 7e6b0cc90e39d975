import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { TaskChange, Tasks } from '../../tasks/index.ts';
import { formatInstant } from './resource.ts';

/** Events kept for clients that were cut off and come back with `Last-Event-ID`. */
const REMEMBERED = 1_000;
/** Shorter than the time after which proxies close a silent connection. */
const HEARTBEAT_MS = 15_000;

interface Event {
  id: number;
  clientId: string;
  text: string;
}

export interface Events {
  /** Answers with the stream of this client's events, until it disconnects or the server stops. */
  stream(reply: FastifyReply, clientId: string, lastId: number | undefined): void;
  close(): void;
  readonly size: number;
}

/** Server-sent events (HTML standard §9.2) of what happens to tasks. Their numbers start again with each start of the server. */
export function createEvents(tasks: Pick<Tasks, 'watch'>, now: () => number): Events {
  const remembered: Event[] = [];
  const listeners = new Set<(event: Event) => void>();
  const open = new Set<FastifyReply>();
  let last = 0;

  const unwatch = tasks.watch(({ id, clientId, what }: TaskChange) => {
    last += 1;
    const data = JSON.stringify({ id, status: what, at: formatInstant(now()) });
    const event = { id: last, clientId, text: `id: ${last}\nevent: invoice.${what}\ndata: ${data}\n\n` };
    remembered.push(event);
    if (remembered.length > REMEMBERED) remembered.shift();
    for (const listener of listeners) listener(event);
  });

  return {
    stream(reply, clientId, lastId) {
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders), // set by hooks: whether a page of another origin may read this
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
        'X-Content-Type-Options': 'nosniff',
      });
      raw.write(': the events of your invoices\n\n');
      const send = (event: Event) => {
        if (event.clientId === clientId) raw.write(event.text);
      };
      if (lastId !== undefined) for (const event of remembered) if (event.id > lastId) send(event);
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
      listeners.add(send);
      open.add(reply);
      raw.once('close', () => {
        clearInterval(heartbeat);
        listeners.delete(send);
        open.delete(reply);
      });
    },
    close() {
      unwatch();
      for (const { raw } of open) raw.end();
    },
    get size() {
      return open.size;
    },
  };
}
