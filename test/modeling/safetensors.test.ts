import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAllTensors, readTensors, writeTensors } from '../../src/modeling/safetensors.ts'

test('what is written is read again, bit by bit', () => {
  const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text !== '__proto__')
  const values = fc.float32Array({ maxLength: 40, noNaN: true })
  fc.assert(
    fc.property(fc.dictionary(name, values, { maxKeys: 6, noNullPrototype: true }), (tensors) => {
      const read = readTensors(writeTensors(tensors))
      expect(Object.keys(read).sort()).toEqual(Object.keys(tensors).sort())
      for (const key of Object.keys(tensors)) expect(read[key]).toEqual(tensors[key])
    }),
  )
})

test('numbers of every kind come back, from a buffer that is part of a larger one too', () => {
  const tensors = {
    a: Float64Array.of(0.1, Number.NaN),
    b: Uint8Array.of(1, 2, 3),
    c: Uint16Array.of(65_535),
    d: Uint32Array.of(2 ** 32 - 1),
    e: Int32Array.of(-5),
    f: new Float32Array(0),
  }
  const pooled = Buffer.concat([Buffer.from('before'), writeTensors(tensors)]).subarray(6)
  expect(readAllTensors(pooled)).toEqual(tensors)
  expect(() => readTensors(pooled)).toThrow(/is not float32/)
})

test('the layout is that of the format: 8 bytes of length, a header padded to 8, little-endian floats', () => {
  const bytes = writeTensors({ b: Float32Array.of(1.5, -2), a: Float32Array.of(0.25) })
  const view = new DataView(bytes.buffer)
  const length = Number(view.getBigUint64(0, true))
  expect(length % 8).toBe(0)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
  expect(header).toEqual({
    a: { dtype: 'F32', shape: [1], data_offsets: [0, 4] },
    b: { dtype: 'F32', shape: [2], data_offsets: [4, 12] },
  })
  expect([0, 4, 8].map((at) => view.getFloat32(8 + length + at, true))).toEqual([0.25, 1.5, -2])
  expect(bytes.length).toBe(8 + length + 12)
})

const WHOLE = writeTensors({ a: Float32Array.of(1, 2, 3) })
const header = (text: string) => {
  const json = new TextEncoder().encode(text.padEnd(64))
  const bytes = new Uint8Array(8 + json.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true)
  bytes.set(json, 8)
  return bytes
}
const BROKEN: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['half a length', WHOLE.subarray(0, 5)],
  ['a header that is cut off', WHOLE.subarray(0, 20)],
  ['numbers that are cut off', WHOLE.subarray(0, WHOLE.length - 4)],
  ['a length beyond the file', Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 127, 123, 125])],
  ['other numbers than float32', header('{"a":{"dtype":"F16","shape":[0],"data_offsets":[0,0]}}')],
]
for (const [what, bytes] of BROKEN)
  test(`${what} is refused with a sentence`, () => {
    expect(() => readTensors(bytes)).toThrow(expect.objectContaining({ code: 'bad_model' }))
  })

test('a header that is no JSON is refused with a sentence', () => {
  expect(() => readTensors(header('not JSON'))).toThrow(expect.objectContaining({ code: 'bad_model' }))
})
