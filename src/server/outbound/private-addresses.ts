import { BlockList, isIP } from 'node:net';

/** Addresses that do not lead to the public internet (IANA's special-purpose registries, RFC 6890): a request to them stays inside. */
const SPECIAL: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local; clouds serve their credentials here
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Only 2000::/3 is given out for the public internet: all around it is not.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function createBlockList(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

/** One list a family: Node compares an IPv4 address with networks of IPv6 too, as what maps it. */
const special = {
  ipv4: createBlockList(SPECIAL.filter(([network]) => isIP(network) === 4)),
  ipv6: createBlockList(SPECIAL.filter(([network]) => isIP(network) === 6)),
};

/** Private networks that an administrator allows requests to. */
export interface AllowedNetworks {
  has(address: string): boolean;
  readonly any: boolean;
}

/** `10.0.0.0/8, 192.168.1.7, fd00::/8`; empty allows none. Throws an Error whose message completes "VARIABLE=value: …". */
export function parseNetworks(text: string): AllowedNetworks {
  const networks = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one): [string, number] => {
      const [network = '', prefix] = one.split('/');
      const bits = isIP(network) === 6 ? 128 : 32;
      const length = prefix === undefined ? bits : Number(prefix);
      if (isIP(network) === 0 || !/^\d{1,3}$/.test(prefix ?? '0') || length > bits) {
        throw new Error('is not a list of addresses and networks such as 10.0.0.0/8,192.168.1.7');
      }
      return [network, length];
    });
  const list = createBlockList(networks);
  return { has: (address) => list.check(address, familyOf(address)), any: networks.length > 0 };
}

/** Whether an address is neither public nor allowed. IPv4-mapped IPv6 addresses (`::ffff:10.0.0.1`) count as what they map. */
export function isForbidden(address: string, allowed: AllowedNetworks): boolean {
  const plain = unmapAddress(address);
  return special[familyOf(plain)].check(plain, familyOf(plain)) && !allowed.has(plain);
}

function unmapAddress(address: string): string {
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted) return dotted;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return bits.flatMap((pair) => [pair >> 8, pair & 255]).join('.');
}
