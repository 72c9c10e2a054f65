/**
 * Uneven light, glare and pictures under the text go away: each pixel is compared with the mean and spread around it, and
 * light letters on dark ground become dark ones on light.
 */
import type { Grey } from './photo.ts'

/** Radius of the surroundings as a share of the width: a few letters. */
const AROUND = 0.03
/** Noise of a plain surface is not stretched to letters. */
const LEAST_SPREAD = 9
const PAPER = 205
const GAIN = 55

export function evenLight({ pixels, width, height }: Grey): Grey {
  const radius = Math.max(4, Math.round(width * AROUND))
  const values = Float32Array.from(pixels)
  const mean = boxMean(values, width, height, radius)
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - (mean[i] ?? 0)
  const spread = boxMean(
    values.map((d) => d * d),
    width,
    height,
    radius,
  )
  // Letters cover little: the side on which few pixels lie far from the mean is theirs.
  const lean = boxMean(
    values.map((d) => d * d * d),
    width,
    height,
    radius * 3,
  )
  const out = new Uint8Array(pixels.length)
  for (let i = 0; i < out.length; i++) {
    const sign = (lean[i] ?? 0) > 0 ? -1 : 1
    const deviation = Math.max(LEAST_SPREAD, Math.sqrt(spread[i] ?? 0))
    out[i] = Math.max(0, Math.min(255, PAPER + (sign * (values[i] ?? 0) * GAIN) / deviation))
  }
  return { pixels: out, width, height }
}

/** Mean over a square around each pixel, by a summed-area table. */
function boxMean(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  const out = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    const y0 = Math.max(0, y - radius) * stride
    const y1 = Math.min(height, y + radius + 1) * stride
    for (let x = 0; x < width; x++) {
      const x0 = Math.max(0, x - radius)
      const x1 = Math.min(width, x + radius + 1)
      const sum = (sums[y1 + x1] ?? 0) - (sums[y0 + x1] ?? 0) - (sums[y1 + x0] ?? 0) + (sums[y0 + x0] ?? 0)
      out[y * width + x] = (sum * stride) / ((y1 - y0) * (x1 - x0))
    }
  }
  return out
}
