import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { TaskChange, Tasks } from '../../tasks/index.ts';
import { createProblem } from '../http/index.ts';
import { formatInstant } from './resource.ts';

/** Events kept for clients that were cut off and come back with `Last-Event-ID`. */
const REMEMBERED = 1_000;
/** Bytes that may wait for a listener who does not read; then the stream ends, and can be taken up again where it ended. */
const MAX_WAITING = 1_000_000;
/** Streams that one client may have open. */
const MAX_STREAMS = 50;
/** How often it is checked whether a listener still may hear, apart from each event. */
const CHECK_MS = 2_000;
/** Shorter than the time after which proxies close a silent connection. */
const HEARTBEAT_MS = 15_000;

interface Event {
  id: number;
  clientId: string;
  text: string;
}

export interface Events {
  /**
   * Answers with the stream of this client's events, until it disconnects, loses the right to hear them or the server stops.
   * @param mayHear asked before each event, and every few seconds
   * @throws Problem 429 when the client has too many open
   */
  stream(
    reply: FastifyReply,
    clientId: string,
    mayHear: () => Promise<boolean>,
    lastId: number | undefined,
  ): void;
  close(): void;
  readonly size: number;
}

/** Server-sent events (HTML standard §9.2) of what happens to tasks. Their numbers start again with each start of the server. */
export function createEvents(tasks: Pick<Tasks, 'watch'>, now: () => number): Events {
  const remembered: Event[] = [];
  const listeners = new Set<(event: Event) => void>();
  const open = new Map<FastifyReply, string>();
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
    stream(reply, clientId, mayHear, lastId) {
      if ([...open.values()].filter((one) => one === clientId).length >= MAX_STREAMS)
        throw createProblem(429, 'too_many_requests', {
          detail: `At most ${MAX_STREAMS} streams may be open.`,
        });
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
      // One after the other: an event is written once it is known that it may be heard.
      let last: Promise<void> = Promise.resolve();
      const write = (text: string) => {
        last = last.then(async () => {
          if (raw.writableEnded || raw.destroyed) return;
          if (!(await mayHear()) || raw.writableLength > MAX_WAITING) raw.end();
          else if (text) raw.write(text);
        });
      };
      const send = (event: Event) => {
        if (event.clientId === clientId) write(event.text);
      };
      if (lastId !== undefined) for (const event of remembered) if (event.id > lastId) send(event);
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      const check = setInterval(() => write(''), CHECK_MS);
      listeners.add(send);
      open.set(reply, clientId);
      raw.once('close', () => {
        clearInterval(heartbeat);
        clearInterval(check);
        listeners.delete(send);
        open.delete(reply);
      });
    },
    close() {
      unwatch();
      for (const { raw } of open.keys()) raw.end();
    },
    get size() {
      return open.size;
    },
  };
}
