import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchToken, ID } from '../support/server.ts';
import { type OwnServer, startOwnServer } from './support.ts';

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server?.stop());

interface Event {
  id: number;
  event: string;
  data: { id: string; status: string; at: string };
}

/** Opens the stream; `next` gives the next event. */
async function listen(headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const response = await server.call('/v1/events', { headers, signal: leave.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function next(): Promise<Event> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += value;
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const fields = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s, 2)));
      if (fields.event) return { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
    }
  }
  return { response, next, leave: () => leave.abort() };
}

test('the stream tells of each step of a task, to its client only', async () => {
  await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'other' });
  const other = await listen({ authorization: `Bearer ${await fetchToken(server.url, 'other')}` });
  const own = await listen();
  expect(own.response.headers.get('content-type')).toBe('text/event-stream');
  const id = await server.submit({ name: 'x' });
  const steps = [await own.next(), await own.next(), await own.next()];
  expect(steps.map(({ event }) => event)).toEqual([
    'invoice.submitted',
    'invoice.processing',
    'invoice.completed',
  ]);
  expect(steps.map(({ data }) => data.id)).toEqual([id, id, id]);
  await server.store.add({
    id: 'theirs',
    clientId: 'other',
    settings: {},
    warnings: [],
    bytes: 1,
    submittedAt: 0,
    expiresAt: 9e15,
  });
  expect((await other.next()).data.id).toBe('theirs');
  own.leave();
  other.leave();
});

test('who comes back with Last-Event-ID hears what was missed', async () => {
  const first = await listen();
  const id = await server.submit({ name: 'y' });
  const { id: seen } = await first.next();
  first.leave();
  await server.fetch(id);
  const second = await listen({ 'last-event-id': String(seen) });
  expect((await second.next()).event).toBe('invoice.processing');
  expect((await second.next()).event).toBe('invoice.completed');
  second.leave();
});

test('an open stream does not keep the server from stopping', async () => {
  const own = await startOwnServer();
  const response = await own.call('/v1/events');
  await own.stop();
  await response.body?.cancel().catch(() => {});
});

test('a stream ends when its client is disabled or gets a new secret, and so does a call that waits', async () => {
  const put = async (change: object) =>
    server.store.putClient({ ...(await server.store.findClient('revoked'))!, ...change });
  await server.store.putClient({ ...(await server.store.findClient(ID))!, id: 'revoked' });
  for (const change of [{ disabledAt: 1 }, { secretHash: 'scrypt$1$1$1$$' }]) {
    const authorization = `Bearer ${await fetchToken(server.url, 'revoked')}`;
    const { next } = await listen({ authorization });
    await put(change);
    await expect(next()).rejects.toThrow('the stream has ended');
    await put({ disabledAt: undefined, secretHash: (await server.store.findClient(ID))!.secretHash });
  }
});

test('HEAD of the stream is refused instead of never ending', async () => {
  expect((await server.call('/v1/events', { method: 'HEAD' })).status).toBe(405);
});
