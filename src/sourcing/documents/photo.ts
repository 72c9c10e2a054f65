/** A picture to grey pixels of a size at which letters are read well: turned as its camera says, within limits. */
import { LIMITS, tooLarge, unreadable } from './limits.ts'

export interface Grey {
  pixels: Uint8Array
  width: number
  height: number
}

/** Letters of a photographed page are some 30 pixels high then. */
const LONG_EDGE = 2_900
const MOST_ENLARGED = 2.5
/** Below this nobody reads a menu. */
const LEAST_EDGE = 200

export async function openPhoto(bytes: Uint8Array, name: string): Promise<Grey> {
  const { default: sharp } = await import('sharp')
  let size: { width: number; height: number }
  try {
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    size = { width, height }
  } catch (cause) {
    throw unreadable(
      name,
      'is a broken picture, or of a kind that is not read',
      'Save it as JPEG or PNG and try again.',
      cause,
    )
  }
  if (size.width * size.height > LIMITS.pixels)
    throw tooLarge(
      name,
      `is a picture of ${size.width} × ${size.height} pixels; at most ${LIMITS.pixels / 1_000_000} million are read`,
      'Bring a smaller picture.',
    )
  if (Math.max(size.width, size.height) < LEAST_EDGE)
    throw unreadable(name, `is a picture of only ${size.width} × ${size.height} pixels`, 'Take the photo from nearer.')
  const scale = Math.min(MOST_ENLARGED, LONG_EDGE / Math.max(size.width, size.height))
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'none' })
      .rotate()
      .flatten({ background: '#ffffff' })
      .greyscale()
      .resize({ height: Math.round(orientedHeight(size, await isTurned(bytes)) * scale), kernel: 'cubic' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { pixels: firstChannel(data, info.channels), width: info.width, height: info.height }
  } catch (cause) {
    throw unreadable(name, 'is a picture that cannot be decoded', 'Save it as JPEG or PNG and try again.', cause)
  }
}

async function isTurned(bytes: Uint8Array): Promise<boolean> {
  const { default: sharp } = await import('sharp')
  const { orientation = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  return orientation >= 5
}

function orientedHeight(size: { width: number; height: number }, turned: boolean): number {
  return turned ? size.width : size.height
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return new Uint8Array(data)
  const pixels = new Uint8Array(data.length / channels)
  for (let i = 0; i < pixels.length; i++) pixels[i] = data[i * channels] ?? 0
  return pixels
}

/** A quarter turn to the right, `times` times. */
export function turn(image: Grey, times: number): Grey {
  let turned = image
  for (let n = 0; n < times % 4; n++) {
    const { pixels, width, height } = turned
    const out = new Uint8Array(pixels.length)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0
    turned = { pixels: out, width: height, height: width }
  }
  return turned
}

/** Half as wide and high, each pixel the mean of four. */
export function halved({ pixels, width, height }: Grey): Grey {
  const [wide, high] = [width >> 1, height >> 1]
  const out = new Uint8Array(wide * high)
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const at = y * 2 * width + x * 2
      const sum = (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + width] ?? 0) + (pixels[at + width + 1] ?? 0)
      out[y * wide + x] = sum >> 2
    }
  return { pixels: out, width: wide, height: high }
}

/** How far light and dark lie apart, 0..1: between the 2nd and the 98th percentile. */
export function contrastOf({ pixels }: Grey): number {
  const counts = new Uint32Array(256)
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1
  const at = (share: number) => {
    let sum = 0
    for (let value = 0; value < 256; value++) {
      sum += counts[value] ?? 0
      if (sum >= pixels.length * share) return value
    }
    return 255
  }
  return (at(0.98) - at(0.02)) / 255
}
