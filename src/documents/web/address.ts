import { BlockList, isIP } from 'node:net';

/**
 * Addresses that no public server has, from the IANA registries of special-purpose addresses for
 * IPv4 and IPv6 (RFC 6890 and its successors): this network, private networks, carriers' own
 * networks, loopback, link-local (where clouds keep their metadata), documentation, benchmarks,
 * multicast, and IPv6 forms that wrap an IPv4 address.
 */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // Metadata and host services of clouds that stand on public-looking addresses.
  '168.63.129.16/32',
];
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const listOf = (type: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const net of nets) {
    const [prefix = '', bits] = net.split('/');
    list.addSubnet(prefix, Number(bits), type);
  }
  return list;
};

const special4 = listOf('ipv4', SPECIAL_4);
const special6 = listOf('ipv6', SPECIAL_6);
/** Only this range holds public IPv6 addresses; mapped, translated, local and multicast ones do not. */
const global6 = listOf('ipv6', ['2000::/3']);

/** True where an IP address (no name) may be that of a public server. Anything else is false. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  switch (isIP(bare)) {
    case 4:
      return !special4.check(bare, 'ipv4');
    case 6:
      return global6.check(bare, 'ipv6') && !special6.check(bare, 'ipv6');
    default:
      return false;
  }
}

/** "http://…": what the command line takes for an address and not for a path. */
export const isAddress = (path: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(path);

const LONGEST = 4096;

export type Parsed =
  | { url: URL; credentials: boolean }
  | { problem: 'read/invalid-address' | 'read/unsupported-scheme'; values: Record<string, string> };

/**
 * An address as it will be fetched: http or https, without user name, password and fragment. Hosts
 * such as 2130706433 or 0x7f.1 come out as the IPv4 address that they are (WHATWG URL standard).
 */
export function parseAddress(text: string, base?: URL): Parsed {
  const invalid = (reason: string): Parsed => ({
    problem: 'read/invalid-address',
    values: { reason },
  });
  if (text.length > LONGEST) return invalid(`longer than ${LONGEST} characters`);
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return invalid('it cannot be parsed');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { problem: 'read/unsupported-scheme', values: { scheme: url.protocol } };
  if (url.hostname === '') return invalid('there is no host in it');
  const credentials = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  url.hash = '';
  return { url, credentials };
}
