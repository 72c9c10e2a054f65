/** Photos of menus, drawn: text on paper, lit from one side, held aslant, with grain. */
import { createCanvas } from '@napi-rs/canvas'
import sharp from 'sharp'

export interface PhotoLine {
  text: string
  price?: string
  size?: number
  indent?: number
}

export interface PhotoOptions {
  degrees?: number
  /** quarter turns to the right, in the pixels */
  turns?: number
  isDark?: boolean
  grain?: number
  width?: number
  /** the price column sinks by so many pixels */
  sink?: number
}

export async function drawPhoto(lines: readonly PhotoLine[], options: PhotoOptions = {}): Promise<Uint8Array> {
  const { degrees = 0, turns = 0, isDark = false, grain = 10, width = 1_400, sink = 0 } = options
  const height = Math.round(width * 1.35)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#6b5a4a'
  pen.fillRect(0, 0, width, height)
  pen.translate(width / 2, height / 2)
  pen.rotate((degrees * Math.PI) / 180)
  const [w, h] = [width * 0.82, height * 0.88]
  const light = pen.createLinearGradient(-w / 2, -h / 2, w / 2, h / 2)
  light.addColorStop(0, isDark ? '#3a3a40' : '#fffdf5')
  light.addColorStop(1, isDark ? '#15151a' : '#b9b2a2')
  pen.fillStyle = light
  pen.fillRect(-w / 2, -h / 2, w, h)
  pen.fillStyle = isDark ? '#f2efe6' : '#221f1c'
  const unit = width / 1_400
  let y = -h / 2 + 90 * unit
  for (const { text, price, size = 28, indent = 0 } of lines) {
    pen.font = `${Math.round(size * unit)}px "DejaVu Sans", "Liberation Sans", sans-serif`
    pen.textAlign = 'left'
    pen.fillText(text, -w / 2 + (70 + indent) * unit, y)
    pen.textAlign = 'right'
    if (price) pen.fillText(price, w / 2 - 70 * unit, y + sink)
    y += size * 1.75 * unit
  }
  return withGrain(canvas.toBuffer('image/png'), grain, turns)
}

async function withGrain(png: Buffer, grain: number, turns: number): Promise<Uint8Array> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let seed = 7
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    data[i] = Math.max(0, Math.min(255, (data[i] ?? 0) + ((seed >>> 16) / 65_536 - 0.5) * grain * 2))
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .rotate(turns * 90)
    .jpeg({ quality: 82 })
    .toBuffer()
}
