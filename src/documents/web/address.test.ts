import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, isPublicAddress, parseAddress } from './address.ts';

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.169.254',
    '168.63.129.16',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    'localhost',
    '',
    '1.2.3',
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each([
    '8.8.8.8',
    '100.128.0.1',
    '172.32.0.1',
    '193.0.0.1',
    '2a00:1450:4001::1',
    '2606:4700::1',
  ])('permits %s', (address) => expect(isPublicAddress(address)).toBe(true));
  it('refuses whatever is mapped into IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
      }),
    );
  });
});

describe('parseAddress', () => {
  it.each([
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://0177.0.0.01/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]'],
    ['http://１２７.０.０.１/', '127.0.0.1'],
  ])('%s is the host %s', (text, host) => {
    const parsed = parseAddress(text);
    expect('url' in parsed && parsed.url.hostname).toBe(host);
    expect(isPublicAddress(host)).toBe(false);
  });
  it('drops credentials and fragment', () => {
    const parsed = parseAddress('https://user:secret@example.org/a?b=c#d');
    expect(parsed).toMatchObject({ credentials: true });
    expect('url' in parsed && parsed.url.href).toBe('https://example.org/a?b=c');
  });
  it.each([
    ['file:///etc/passwd', 'read/unsupported-scheme'],
    ['ftp://example.org/', 'read/unsupported-scheme'],
    ['gopher://example.org/', 'read/unsupported-scheme'],
    ['http://', 'read/invalid-address'],
    ['http://a b/', 'read/invalid-address'],
    [`http://example.org/${'a'.repeat(5000)}`, 'read/invalid-address'],
  ])('refuses %s', (text, code) => expect(parseAddress(text)).toMatchObject({ problem: code }));
});

it.each([
  ['https://example.org', true],
  ['FILE:///x', true],
  ['C:\\texts', false],
  ['texts/http.txt', false],
  ['-', false],
])('isAddress(%s) is %s', (path, expected) => expect(isAddress(path)).toBe(expected));
