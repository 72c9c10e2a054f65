/** An ONNX model from nodes and tensors. The library is loaded when a model is written, not before. */
import { ONNX_MESSAGES } from './messages.ts'

export type Attribute =
  | { float: number }
  | { int: number }
  | { text: string }
  | { floats: ArrayLike<number> }
  | { ints: ArrayLike<number> }
  | { texts: readonly string[] }

export interface Node {
  op: string
  /** the standard operators when left out */
  domain?: 'ai.onnx.ml'
  inputs: readonly string[]
  outputs: readonly string[]
  attributes?: Readonly<Record<string, Attribute>>
}

export interface Value {
  name: string
  kind: 'float' | 'int64'
  /** a word is a size that the caller chooses, as the number of rows */
  shape: readonly (number | string)[]
}

export interface Graph {
  name: string
  inputs: readonly Value[]
  outputs: readonly Value[]
  /** constants; their values are row-major */
  tensors: Readonly<Record<string, { shape: readonly number[]; values: Float32Array }>>
  nodes: readonly Node[]
  /** what a reader may want to know: columns, classes */
  about: Readonly<Record<string, string>>
}

const IR_VERSION = 8
const OPSET = 17
const ML_OPSET = 3
const ELEMENT = { float: 1, int64: 7 } as const

export async function writeOnnx(graph: Graph): Promise<Uint8Array> {
  const { default: protobuf } = await import('protobufjs')
  const root = protobuf.Root.fromJSON({ ...ONNX_MESSAGES, options: { keepCase: true } })
  const model = root.lookupType('ModelProto')
  return model.encode(model.fromObject(modelOf(graph))).finish()
}

function modelOf({ name, inputs, outputs, tensors, nodes, about }: Graph) {
  return {
    ir_version: IR_VERSION,
    producer_name: 'maridaje',
    opset_import: [
      { domain: '', version: OPSET },
      { domain: 'ai.onnx.ml', version: ML_OPSET },
    ],
    metadata_props: Object.entries(about).map(([key, value]) => ({ key, value })),
    graph: {
      name,
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      initializer: Object.entries(tensors).map(([tensor, { shape, values }]) => ({
        name: tensor,
        dims: shape,
        data_type: ELEMENT.float,
        raw_data: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
      })),
      node: nodes.map(({ op, domain, inputs, outputs, attributes }, i) => ({
        name: `${op} ${i}`,
        op_type: op,
        domain: domain ?? '',
        input: inputs,
        output: outputs,
        attribute: Object.entries(attributes ?? {}).map(([name, attribute]) => ({ name, ...attributeOf(attribute) })),
      })),
    },
  }
}

function valueInfo({ name, kind, shape }: Value) {
  const dim = shape.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }))
  return { name, type: { tensor_type: { elem_type: ELEMENT[kind], shape: { dim } } } }
}

/** Type numbers of AttributeProto.AttributeType. */
function attributeOf(attribute: Attribute) {
  const bytes = (text: string) => new TextEncoder().encode(text)
  if ('float' in attribute) return { type: 1, f: attribute.float }
  if ('int' in attribute) return { type: 2, i: attribute.int }
  if ('text' in attribute) return { type: 3, s: bytes(attribute.text) }
  if ('floats' in attribute) return { type: 6, floats: Array.from(attribute.floats) }
  if ('ints' in attribute) return { type: 7, ints: Array.from(attribute.ints) }
  return { type: 8, strings: attribute.texts.map(bytes) }
}
