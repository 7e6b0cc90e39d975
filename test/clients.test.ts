import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './support/run-command.ts';
import { scriptBytes } from './support/script.ts';
import { fetchToken, ID, ROUTE, startTestServer, submission, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const inkvoice = (...args: string[]) => runCommand(args, { INKVOICE_DATA: server.folder });

/** A client with a token in hand. */
async function newClient(limits: object = {}, on = server) {
  const id = `client-${Math.random()}`;
  await on.store.putClient({ ...(await on.store.findClient(ID))!, id, limits });
  const token = await fetchToken(on.url, id);
  const headers = { authorization: `Bearer ${token}` };
  return {
    id,
    ask: async () => (await on.call(`${ROUTE}?id=none`, { headers })).status,
    submit: async (script: object) => {
      const init = submission(scriptBytes(script));
      return on.call(ROUTE, { ...init, headers: { ...init.headers, ...headers } });
    },
    end: async (id: string) => (await on.call(`${ROUTE}?id=${id}`, { headers })).json(),
  };
}

describe('a client', () => {
  test('that is disabled is out at once, and in again when enabled', async () => {
    const { id, ask } = await newClient();
    expect(await ask()).toBe(200);
    expect((await inkvoice('clients', 'disable', id)).code).toBe(0);
    expect((await inkvoice('clients', 'list')).out).toMatch(new RegExp(`^${id}\t.*\tdisabled`, 'm'));
    const refused = await fetch(`${server.url}${ROUTE}?id=x`, {
      headers: { authorization: `Bearer ${await fetchToken(server.url, id)}` },
    });
    expect(refused.status).toBe(401);
    await inkvoice('clients', 'enable', id);
    expect(await fetchToken(server.url, id)).toMatch(/^eyJ/);
  });

  test('with a new secret: the old one and its tokens stop working at once, the new one works', async () => {
    const { id } = await newClient();
    const token = await fetchToken(server.url, id);
    const { out } = await inkvoice('clients', 'rotate', id);
    const secret = /^client secret: (\S+)$/m.exec(out)![1]!;
    const ask = async (bearer: string) =>
      (await fetch(`${server.url}${ROUTE}?id=x`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    expect(await ask(token)).toBe(401);
    expect(await fetchToken(server.url, id)).toBeUndefined();
    expect(await ask(await fetchToken(server.url, id, secret))).toBe(200);
  });

  test('gets limits, and loses them again', async () => {
    const { id } = await newClient();
    await inkvoice('clients', 'limit', id, '--readers', '2', '--calls', '60');
    expect((await server.store.findClient(id))?.limits).toEqual({ readers: 2, calls: 60 });
    expect((await inkvoice('clients', 'list')).out).toContain('readers 2, calls 60');
    await inkvoice('clients', 'limit', id, '--calls', 'default');
    expect((await server.store.findClient(id))?.limits).toEqual({ readers: 2 });
    expect((await inkvoice('clients', 'limit', id, '--calls', 'many')).code).toBe(2);
  });

  test('has one webhook secret until a new one is made', async () => {
    const { id } = await newClient();
    const first = (await inkvoice('clients', 'webhook-secret', id)).out;
    expect(first).toMatch(/^whsec_[\w+/=]{32}\n$/);
    expect((await inkvoice('clients', 'webhook-secret', id)).out).toBe(first);
    expect((await inkvoice('clients', 'webhook-secret', id, '--new')).out).not.toBe(first);
  });

  test.each([['rotate'], ['disable'], ['limit'], ['remove']])(
    'that is not known cannot be changed: %s',
    async (command) => {
      expect((await inkvoice('clients', command, 'nobody')).code).toBe(1);
    },
  );

  test('is refused with 429 and Retry-After beyond its calls a minute; others are not', async () => {
    const [busy, calm] = [await newClient({ calls: 3 }), await newClient()];
    for (let i = 0; i < 3; i++) expect(await busy.ask()).toBe(200);
    expect(await busy.ask()).toBe(429);
    expect(await calm.ask()).toBe(200);
  });

  test('is refused with 429 and Retry-After beyond its waiting documents; others are not', async () => {
    const idle = await startTestServer({ readers: 0 });
    const [busy, calm] = [await newClient({ waiting: 2 }, idle), await newClient({}, idle)];
    for (let i = 0; i < 2; i++) expect((await busy.submit({})).status).toBe(200);
    const refused = await busy.submit({});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await calm.submit({})).status).toBe(200);
    await idle.stop();
  });

  test('with a hundred documents before it is not kept waiting by them', async () => {
    const [many, one] = [await newClient(), await newClient()];
    const gate = join(server.folder, 'gate');
    const script = { name: 'one of many', waitFor: gate };
    const sent = await Promise.all(Array.from({ length: 100 }, () => many.submit(script)));
    const ids = await Promise.all(sent.map((response) => response.text()));
    const id = await (await one.submit({ name: 'the only one' })).text();
    await writeFile(gate, '');
    const endOf = async (task: string) => {
      await expect.poll(async () => (await server.store.find(task))?.endedAt).toBeGreaterThan(0);
      return (await server.store.find(task))!.endedAt!;
    };
    const end = await endOf(id);
    const ends = await Promise.all(ids.map(endOf));
    // The one that was being read when the gate opened, and at most one more that was handed out with it.
    expect(ends.filter((other) => other < end).length).toBeLessThanOrEqual(2);
  });
});

describe('the audit log', () => {
  test('tells who submitted, fetched and deleted what, and from where, without a word of it', async () => {
    const { id, submit, end } = await newClient();
    const task = await (await submit({ name: 'Secret GmbH' })).text();
    for (let i = 0; i < 3; i++) await end(task);
    await server.call(`${ROUTE}?id=${task}`, { method: 'DELETE' }); // not theirs: nothing happens
    await expect.poll(async () => (await server.store.readAudit({ taskId: task, limit: 9 })).length).toBe(2);
    const { out } = await inkvoice('audit', '--task', task);
    const rows = out
      .trim()
      .split('\n')
      .map((row) => row.split('\t').slice(1));
    expect(rows).toEqual([
      [id, 'fetched', task, '127.0.0.1'],
      [id, 'submitted', task, '127.0.0.1'],
    ]);
    expect(out).not.toContain('Secret');
    expect((await inkvoice('audit', '--since', '2999-01-01')).out).toBe('');
    expect((await inkvoice('audit', '--since', 'soon')).code).toBe(2);
  });

  test('is written to the end when the server stops', async () => {
    const own = await startTestServer();
    const task = await own.submit({ name: 'x' });
    await own.close(0);
    const { openStore } = await import('../src/tasks/index.ts');
    const store = await openStore(own.folder);
    expect((await store.readAudit({ taskId: task, limit: 9 })).map(({ action }) => action)).toEqual([
      'submitted',
    ]);
    await store.close();
    await own.stop();
  });
});
