/** Few and slow: each starts the scanner. */
import { createCanvas } from '@napi-rs/canvas'
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

test('titles that are drawings in a PDF with text are scanned', async () => {
  const canvas = createCanvas(500, 80)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, 500, 80)
  pen.fillStyle = '#662222'
  pen.font = '56px "DejaVu Serif", serif'
  pen.fillText('CEVICHES', 20, 60)
  const jpeg = await sharp(canvas.toBuffer('image/png')).flatten().jpeg().toBuffer()
  const names = [
    'clásico',
    'mixto',
    'de conchas',
    'de corvina',
    'nikkei',
    'apaltado',
    'carretillero',
    'de pulpo',
    'al rocoto',
  ]
  const text = names.map((name, i) => {
    const y = 690 - i * 20
    return `BT /F1 11 Tf 1 0 0 1 50 ${y} Tm (Ceviche ${name}) Tj ET BT /F1 11 Tf 1 0 0 1 500 ${y} Tm (${30 + i}.00) Tj ET`
  })
  const reading = await readHere(
    pictureInPdf(jpeg, 500, 80, `q 250 0 0 40 50 720 cm /P Do Q ${text.join(' ')}`),
    'carta.pdf',
    'menu',
  )
  expect(shown(reading)).toEqual(names.map((name, i) => `CEVICHES: Ceviche ${name} ${30 + i}`))
})

function pictureInPdf(jpeg: Buffer, width: number, height: number, draw = 'q 595 0 0 803 0 0 cm /P Do Q'): Uint8Array {
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 803] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> /Font << /F1 6 0 R >> >> >>',
    Buffer.from(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`, 'latin1'),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
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
