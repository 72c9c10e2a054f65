import { MaridajeError } from '../errors.ts'

/** What a model is made of: flat typed arrays by name. */
export type Tensor = Float32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array | Int32Array

export type TensorMap = Readonly<Record<string, Tensor>>

/** The tensor of this name, in the kind that is meant; a model without it cannot be used. */
export function tensorOf<T extends Tensor>(tensors: TensorMap, name: string, kind: new (length: number) => T): T {
  const tensor = tensors[name]
  if (tensor instanceof kind) return tensor
  throw new MaridajeError('bad_model', `The model has no tensor "${name}" of ${kind.name}`, {
    hint: 'The file is of another kind of model, or was cut: train again.',
  })
}

/** Numbers whose width depends on how large they are: the narrowest kind that holds them. */
export function narrow(values: ArrayLike<number>, largest: number): Uint8Array | Uint16Array | Uint32Array {
  return largest < 256
    ? Uint8Array.from(values)
    : largest < 65_536
      ? Uint16Array.from(values)
      : Uint32Array.from(values)
}

/** Reads what `narrow` wrote. */
export function wholeNumbers(tensors: TensorMap, name: string): Uint8Array | Uint16Array | Uint32Array {
  const tensor = tensors[name]
  if (tensor instanceof Uint8Array || tensor instanceof Uint16Array || tensor instanceof Uint32Array) return tensor
  throw new MaridajeError('bad_model', `The model has no tensor "${name}" of whole numbers`)
}
