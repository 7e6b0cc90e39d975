import type { lookup } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isForbidden, parseNetworks } from './private-addresses.ts';
import { checkUrl, createOutbound, ForbiddenAddressError } from './send.ts';

const none = parseNetworks('');
const local = parseNetworks('127.0.0.1');

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd12::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '3fff::1',
    '5f00::1',
    '100:0:0:1::',
    '::ffff:0:127.0.0.1',
  ])('%s is private', (address) => expect(isForbidden(address, none)).toBe(true));

  test.each(['8.8.8.8', '172.32.0.1', '193.0.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(isForbidden(address, none)).toBe(false),
  );

  test('a private one may be allowed, alone or with its network', () => {
    expect(isForbidden('10.1.2.3', parseNetworks('10.1.0.0/16'))).toBe(false);
    expect(isForbidden('10.2.2.3', parseNetworks('10.1.0.0/16, fd00::/8'))).toBe(true);
    expect(isForbidden('fd00::1', parseNetworks('10.1.0.0/16, fd00::/8'))).toBe(false);
    expect(isForbidden('::ffff:127.0.0.1', local)).toBe(false);
  });

  test.each(['all', '10.0.0.0/33', '10.0.0.0/x', 'example.com'])('%s is not a list of networks', (text) =>
    expect(() => parseNetworks(text)).toThrow(/is not a list/),
  );
});

describe('URLs', () => {
  test.each([
    'http://example.com/',
    'ftp://example.com/',
    'nonsense',
    'https://u:p@example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
  ])('%s is refused', (url) => expect(() => checkUrl(url, none)).toThrow(ForbiddenAddressError));
  test('https is let through, and http into allowed networks', () => {
    expect(checkUrl('https://example.com/x', none).pathname).toBe('/x');
    expect(checkUrl('http://127.0.0.1:1/', local).port).toBe('1');
  });
});

describe('requests', () => {
  const receiver = createServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { Location: '/inside' });
    if (request.url === '/large') response.end(Buffer.alloc(1000));
    else if (request.url !== '/silent') response.end(request.url);
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  const get = { method: 'GET', timeoutMs: 2_000, maxBytes: 500 } as const;

  test('reach an allowed address', async () => {
    const answer = await createOutbound(local)(`${url}/x`, get);
    expect([answer.status, answer.body.toString()]).toEqual([200, '/x']);
  });

  test('follow no redirect', async () => {
    expect((await createOutbound(local)(`${url}/away`, get)).status).toBe(302);
  });

  test('end when the answer is too large or does not come', async () => {
    await expect(createOutbound(local)(`${url}/large`, get)).rejects.toThrow('larger than allowed');
    await expect(createOutbound(local)(`${url}/silent`, { ...get, timeoutMs: 50 })).rejects.toThrow();
  });

  test('to a name that leads inside are refused when they connect, also when one of its addresses is public', async () => {
    const resolveTo = (...addresses: string[]) =>
      ((_name: string, _options: object, callback: (error: null, found: object[]) => void) =>
        callback(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        )) as unknown as typeof lookup;
    const inside = createOutbound(none, resolveTo('127.0.0.1'));
    await expect(inside('https://harmless.example/', get)).rejects.toThrow(ForbiddenAddressError);
    const both = createOutbound(none, resolveTo('8.8.8.8', '10.0.0.1'));
    await expect(both('https://harmless.example/', get)).rejects.toThrow(ForbiddenAddressError);
    const publicByHttp = createOutbound(local, resolveTo('8.8.8.8'));
    await expect(publicByHttp('http://harmless.example/', get)).rejects.toThrow(ForbiddenAddressError);
  });
});
