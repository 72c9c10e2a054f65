import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MaridajeError } from '../../../src/errors.ts'
import { drawPdf } from './draw-pdf.ts'
import { readHere } from './read-here.ts'

const CASES: [string, () => Uint8Array, string, RegExp][] = [
  [
    '10,000 pages',
    () => drawPdf(Array.from({ length: 10_000 }, () => [{ text: 'Lomo', x: 50, y: 50 }])),
    'too_large',
    /10000 pages/,
  ],
  [
    'a cut PDF',
    () => drawPdf([[{ text: 'Lomo 35.00', x: 50, y: 50 }]]).subarray(0, 400),
    'unreadable_file',
    /broken PDF/,
  ],
  ['a locked PDF', lockedPdf, 'unreadable_file', /locked/],
  ['a picture that says it has 50,000 × 50,000 pixels', () => png(50_000, 50_000), 'too_large', /50000 × 50000/],
  ['a picture of ten pixels', () => png(10, 10), 'unreadable_file', /10 × 10/],
  [
    'a zip bomb',
    () => zip([{ name: 'xl/workbook.xml', data: Buffer.alloc(250_000_000, 65) }]),
    'too_large',
    /unpacks to more/,
  ],
  [
    'a zip bomb that lies',
    () => zip([{ name: 'xl/workbook.xml', data: Buffer.alloc(250_000_000, 65), declared: 1_000 }]),
    'too_large',
    /unpacks to more/,
  ],
  [
    'a zip of something else',
    () => zip([{ name: 'a.txt', data: Buffer.from('hola') }]),
    'unreadable_file',
    /no kind of file/,
  ],
  [
    'a workbook without sheets',
    () => zip([{ name: 'xl/workbook.xml', data: Buffer.from('<a/>') }]),
    'unreadable_file',
    /cannot be opened/,
  ],
  ['nothing', () => Buffer.alloc(0), 'unreadable_file', /empty/],
  ['brackets a hundred thousand deep', () => Buffer.from('['.repeat(100_000)), 'unreadable_file', /broken JSON/],
  [
    'bytes of no kind',
    () => Buffer.from([0, 1, 2, 3, 4, 5, 0, 0, 9, 200, 0, 1]),
    'unreadable_file',
    /not a text file|no kind/,
  ],
  ['a line without an end', () => Buffer.from('lomo '.repeat(300_000)), 'too_large', /words/],
  [
    'prose',
    () => Buffer.from('Había una vez un hombre que caminaba.\nNada más.'),
    'unreadable_file',
    /gave no dishes and no wines: 2 lines were seen/,
  ],
]

test.each(CASES)('%s ends in a clear error', async (name, bytes, code, message) => {
  const error = await readHere(bytes(), `${name}.bin`).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(MaridajeError)
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
  expect(error instanceof MaridajeError && error.hint).not.toBe('')
})

test('a page that nests deeper than any stack is read', async () => {
  const { records } = await readHere(`<html>${'<div>'.repeat(20_000)}Lomo saltado S/ 30`, 'deep.html')
  expect(records).toHaveLength(1)
})

test('any bytes give records or a clear error', async () => {
  const start = fc.constantFrom(
    '',
    '%PDF-1.4\n',
    'PK\x03\x04',
    '<html>',
    '{"a":',
    'Ceviche 35\n',
    'a;b;c\n1;2;3\n1;2;3\n',
  )
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
      const bytes = Buffer.concat([Buffer.from(head, 'latin1'), tail])
      const outcome = await readHere(bytes, 'wild').catch((thrown: unknown) => thrown)
      expect(
        outcome instanceof MaridajeError || (typeof outcome === 'object' && outcome !== null && 'records' in outcome),
      ).toBe(true)
    }),
    { numRuns: 60 },
  )
})

function lockedPdf(): Uint8Array {
  const lock =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /O (abcdefghijklmnopqrstuvwxyz012345) /U (abcdefghijklmnopqrstuvwxyz012345) /P -44 >> /ID [(a)(a)]'
  const open = Buffer.from(drawPdf([[{ text: 'Lomo', x: 5, y: 5 }]])).toString('latin1')
  return Buffer.from(open.replace('/Root 1 0 R', `/Root 1 0 R ${lock}`), 'latin1')
}

function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
  }
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000))), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function zip(entries: readonly { name: string; data: Buffer; declared?: number }[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, declared = data.length } of entries) {
    const packed = deflateRawSync(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(data), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(declared, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    local.copy(entry, 10, 8, 26)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}
