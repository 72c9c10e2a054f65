import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText, MAX_FILE_BYTES } from '../../src/sourcing/tables/decode.ts'

const TEXT = 'plato;precio\nAjí de gallina;38,00\nPiña asada con crème;S/ 22\n'
const ENCODINGS: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['UTF-8', Buffer.from(TEXT, 'utf8')],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf8')],
  ['UTF-16 little-endian with its mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true })],
  ['UTF-16 big-endian with its mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true })],
  ['UTF-16 little-endian without', iconv.encode(TEXT, 'utf-16le', { addBOM: false })],
  ['UTF-16 big-endian without', iconv.encode(TEXT, 'utf-16be', { addBOM: false })],
  ['Latin-1', iconv.encode(TEXT, 'latin1')],
  ['Windows-1252', iconv.encode(TEXT, 'windows-1252')],
]
for (const [name, bytes] of ENCODINGS) test(`${name} is read`, () => expect(decodeText(bytes, 'carta.csv')).toBe(TEXT))

test('Windows quotes and the euro sign are read', () => {
  const text = 'vino;precio\nChâteau “d’Or”;45 €\n'
  expect(decodeText(iconv.encode(text, 'windows-1252'), 'carta.csv')).toBe(text)
})

test('an empty file is an empty text', () => expect(decodeText(new Uint8Array(0), 'carta.csv')).toBe(''))

const BINARY: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ')],
  ['a spreadsheet', Buffer.from('PK\x03\x04\x14\x00')],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['a GIF', Buffer.from('GIF89a')],
  ['bytes with zeros', Buffer.from([1, 2, 3, 0, 0, 5, 1, 2, 7, 7, 7, 7, 7])],
]
for (const [name, bytes] of BINARY)
  test(`${name} is refused: it is no text, and the hint says what to do`, () => {
    expect(() => decodeText(bytes, 'carta.bin')).toThrow(
      expect.objectContaining({
        code: 'unreadable_file',
        message: expect.stringContaining('carta.bin'),
        hint: expect.stringContaining('CSV'),
      }),
    )
  })

test('a file beyond the limit is refused before it is read', () => {
  expect(() => decodeText(new Uint8Array(MAX_FILE_BYTES + 1), 'big.csv')).toThrow(
    expect.objectContaining({ code: 'too_large' }),
  )
})

test('any text survives UTF-8 and UTF-16 with their marks', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 80 })
    .filter((one) => !one.includes('\ufeff') && !one.includes('\0'))
  fc.assert(
    fc.property(text, (one) => {
      expect(decodeText(Buffer.from(`\ufeff${one}`, 'utf8'), 'a.csv')).toBe(one)
      expect(decodeText(iconv.encode(one, 'utf-16be', { addBOM: true }), 'a.csv')).toBe(one)
    }),
  )
})

test('any bytes are text or an error of ours', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(typeof decodeText(bytes, 'a.csv')).toBe('string')
      } catch (error) {
        expect(error).toMatchObject({ code: 'unreadable_file' })
      }
    }),
  )
})
