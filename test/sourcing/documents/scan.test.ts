/** Few and slow: each starts the scanner. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { AS_SHOWN, CARTA } from './carta.ts'
import { drawPhoto, type PhotoLine } from './draw-photo.ts'
import { readHere, shown } from './read-here.ts'

const LINES: PhotoLine[] = CARTA.flatMap(({ title, items }) => [
  { text: title, size: 40 },
  ...items.flatMap(({ name, description, price }) => [
    { text: name, price: `S/ ${price}.00` },
    ...(description ? [{ text: description, size: 22 }] : []),
  ]),
])

const found = (read: readonly string[]) => AS_SHOWN.filter((line) => read.includes(line)).length / AS_SHOWN.length

test('a photo held aslant, with prices that sink, is read', async () => {
  const reading = await readHere(await drawPhoto(LINES, { degrees: 3, sink: 14, width: 1_000 }), 'carta.jpg')
  expect(found(shown(reading))).toBeGreaterThanOrEqual(0.9)
  expect(reading.records.every(({ position }) => position.box !== undefined)).toBe(true)
})

test('white letters on black, lying on their side, are turned and read', async () => {
  const reading = await readHere(await drawPhoto(LINES.slice(-4), { turns: 1, isDark: true, width: 700 }), 'carta.jpg')
  expect(reading.hints.join(' ')).toContain('turned')
  expect(shown(reading)).toEqual(AS_SHOWN.slice(-2))
})

test('a PDF that is a picture of a page is scanned', async () => {
  const jpeg = await sharp(await drawPhoto(LINES, { grain: 2 }))
    .jpeg()
    .toBuffer()
  const reading = await readHere(pictureInPdf(jpeg, 1_400, 1_890), 'escaneado.pdf')
  expect(found(shown(reading))).toBeGreaterThanOrEqual(0.9)
})

test('a picture without text says what was seen', async () => {
  const grey = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#777' } })
    .png()
    .toBuffer()
  await expect(readHere(grey, 'pared.png')).rejects.toMatchObject({
    code: 'unreadable_file',
    message: expect.stringContaining('no text'),
  })
})

function pictureInPdf(jpeg: Buffer, width: number, height: number): Uint8Array {
  const draw = 'q 595 0 0 803 0 0 cm /P Do Q'
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 803] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
  ]
  let file = Buffer.from('%PDF-1.4\n')
  const offsets: number[] = []
  objects.forEach((body, i) => {
    offsets.push(file.length)
    file = Buffer.concat([file, Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}
