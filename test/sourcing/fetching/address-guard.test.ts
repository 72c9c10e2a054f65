import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkUrl, guardedLookup, refusalOf } from '../../../src/sourcing/fetching/address-guard.ts'
import { Reaction } from '../../../src/sourcing/fetching/reactions.ts'

const INSIDE = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::a00:1',
  '2002:7f00:1::',
  '2001:0:1::1',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '100::1',
]
const OUTSIDE = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.215.14',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.255.255',
  '2606:4700::1111',
  '2a00:1450:4001::1',
]

test.each(INSIDE)('%s is refused', (ip) => expect(refusalOf(ip)).not.toBeNull())
test.each(OUTSIDE)('%s may be asked', (ip) => expect(refusalOf(ip)).toBeNull())

test('what is no address is refused', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (text) => refusalOf(text) !== null || OUTSIDE.includes(text) || /^[\d.:a-f[\]]+$/i.test(text),
    ),
  )
})

test('an IPv4 address is refused in each of its IPv6 forms', () => {
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      for (const form of [`::ffff:${ip}`, `64:ff9b::${ip}`, `::${ip}`]) expect(refusalOf(form)).not.toBeNull()
    }),
  )
})

describe('an address as it is typed', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://3232235777/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://db.internal/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/html,x',
    'javascript:alert(1)',
    'http://user:secret@example.com/',
    'http://example.com:22/',
    'http://example.com:6379/',
    'https://example.com:8443/',
  ])('%s is refused', (address) => {
    expect(() => checkUrl(new URL(address))).toThrow(Reaction)
  })

  test.each([
    'http://example.com/',
    'https://example.com/carta?x=1',
    'https://example.com:443/',
    'http://93.184.215.14/',
  ])('%s passes', (address) => {
    expect(() => checkUrl(new URL(address))).not.toThrow()
  })

  test('a test may open this machine, and nothing else', () => {
    const allow = { address: (ip: string) => ip === '127.0.0.1', ports: [8080] }
    expect(() => checkUrl(new URL('http://127.0.0.1:8080/'), allow)).not.toThrow()
    expect(() => checkUrl(new URL('http://127.0.0.2:8080/'), allow)).toThrow(/loopback/)
    expect(() => checkUrl(new URL('http://127.0.0.1:8081/'), allow)).toThrow(/Port/)
  })
})

describe('a name', () => {
  const look = (addresses: string[], all = true) =>
    new Promise((done, fail) => {
      const lookup = guardedLookup({}, async () =>
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
      lookup('shop.example', { all }, (error, address) => (error ? fail(error) : done(address)))
    })

  test('with public addresses resolves to them', async () => {
    expect(await look(['8.8.8.8', '2606:4700::1'])).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ])
    expect(await look(['8.8.8.8'], false)).toBe('8.8.8.8')
  })

  test('with one address of the inside resolves to none', async () => {
    await expect(look(['8.8.8.8', '10.0.0.7'])).rejects.toThrow(/10\.0\.0\.7 is refused/)
    await expect(look(['::1'])).rejects.toThrow(/refused/)
    await expect(look([])).rejects.toThrow(/no address/)
  })
})
