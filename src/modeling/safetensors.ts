/** The safetensors file format, float32 only: an 8-byte length, a JSON header, the numbers. https://github.com/huggingface/safetensors */
import { MaridajeError } from '../errors.ts'

export type Tensors = Readonly<Record<string, Float32Array>>

/** A header longer than this is no header of ours. */
const MAX_HEADER = 1_000_000

export function writeTensors(tensors: Tensors): Uint8Array {
  const names = Object.keys(tensors).sort()
  let at = 0
  const header: Record<string, unknown> = {}
  for (const name of names) {
    const length = tensors[name]!.length
    header[name] = { dtype: 'F32', shape: [length], data_offsets: [at, at + 4 * length] }
    at += 4 * length
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const padded = Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(8 + padded + at).fill(0x20, 8, 8 + padded)
  bytes.set(json, 8)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(padded), true)
  let offset = 8 + padded
  for (const name of names)
    for (const value of tensors[name]!) {
      view.setFloat32(offset, value, true)
      offset += 4
    }
  return bytes
}

export function readTensors(bytes: Uint8Array): Tensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.byteLength < 8 ? -1 : Number(view.getBigUint64(0, true))
  if (length < 2 || length > MAX_HEADER || 8 + length > bytes.byteLength)
    throw new MaridajeError('bad_model', 'The tensor file has no header', { hint: 'Release the model again.' })
  const header = readHeader(bytes.subarray(8, 8 + length))
  return Object.fromEntries(
    Object.entries(header).map(
      ([
        name,
        {
          dtype,
          data_offsets: [from, to],
        },
      ]) => {
        if (dtype !== 'F32' || 8 + length + to > bytes.byteLength)
          throw new MaridajeError('bad_model', `The tensor ${name} is not complete or not float32`)
        const values = new Float32Array((to - from) / 4)
        for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(8 + length + from + 4 * i, true)
        return [name, values]
      },
    ),
  )
}

function readHeader(bytes: Uint8Array): Record<string, { dtype: string; data_offsets: [number, number] }> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new MaridajeError('bad_model', 'The header of the tensor file is not JSON', {
      cause,
      hint: 'Release the model again.',
    })
  }
}
