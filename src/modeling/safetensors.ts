/**
 * The safetensors file format: an 8-byte length, a JSON header, the numbers, little-endian as the machines we run on.
 * https://github.com/huggingface/safetensors
 */
import { MaridajeError } from '../errors.ts'
import type { Tensor, TensorMap } from '../learners/tensors.ts'

export type Tensors = Readonly<Record<string, Float32Array>>

/** A header longer than this is no header of ours. */
const MAX_HEADER = 1_000_000

const KINDS = {
  F32: Float32Array,
  F64: Float64Array,
  U8: Uint8Array,
  U16: Uint16Array,
  U32: Uint32Array,
  I32: Int32Array,
} as const
type Kind = keyof typeof KINDS

export function writeTensors(tensors: TensorMap): Uint8Array {
  const names = Object.keys(tensors).sort()
  let at = 0
  const header: Record<string, unknown> = {}
  for (const name of names) {
    const tensor = tensors[name]!
    header[name] = { dtype: kindOf(tensor), shape: [tensor.length], data_offsets: [at, at + tensor.byteLength] }
    at += tensor.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const padded = Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(8 + padded + at).fill(0x20, 8, 8 + padded)
  bytes.set(json, 8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true)
  let offset = 8 + padded
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = tensors[name]!
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset)
    offset += byteLength
  }
  return bytes
}

/** Tensors that are float32, all of them. */
export function readTensors(bytes: Uint8Array): Tensors {
  const entries = Object.entries(readAllTensors(bytes)).map(([name, tensor]): [string, Float32Array] => {
    if (tensor instanceof Float32Array) return [name, tensor]
    throw new MaridajeError('bad_model', `The tensor ${name} is not float32`)
  })
  return Object.fromEntries(entries)
}

/** Tensors of any kind that we write. */
export function readAllTensors(bytes: Uint8Array): TensorMap {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.byteLength < 8 ? -1 : Number(view.getBigUint64(0, true))
  if (length < 2 || length > MAX_HEADER || 8 + length > bytes.byteLength)
    throw new MaridajeError('bad_model', 'The tensor file has no header', { hint: 'Release the model again.' })
  const header = readHeader(bytes.subarray(8, 8 + length))
  const data = bytes.subarray(8 + length)
  return Object.fromEntries(
    Object.entries(header).map(
      ([
        name,
        {
          dtype,
          data_offsets: [from, to],
        },
      ]) => {
        const Kind = Object.hasOwn(KINDS, dtype) ? KINDS[dtype] : null
        if (!Kind || from < 0 || to < from || to > data.length || (to - from) % Kind.BYTES_PER_ELEMENT !== 0)
          throw new MaridajeError('bad_model', `The tensor ${name} is not complete or of an unknown kind`)
        return [name, new Kind(new Uint8Array(data.subarray(from, to)).buffer)]
      },
    ),
  )
}

function kindOf(tensor: Tensor): Kind {
  if (tensor instanceof Float32Array) return 'F32'
  if (tensor instanceof Float64Array) return 'F64'
  if (tensor instanceof Uint8Array) return 'U8'
  if (tensor instanceof Uint16Array) return 'U16'
  return tensor instanceof Uint32Array ? 'U32' : 'I32'
}

function readHeader(bytes: Uint8Array): Record<string, { dtype: Kind; data_offsets: [number, number] }> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new MaridajeError('bad_model', 'The header of the tensor file is not JSON', {
      cause,
      hint: 'Release the model again.',
    })
  }
}
