/**
 * The towers to ONNX: `dish` (dishes × features) and `wine` (wines × features) in, `logit` (dishes × wines) out, as the
 * engine's own scorer gives it: the product of the two vectors over the log of the anchors' mean exponential.
 */
import { rightVectors, sizesOf, type TowerShape, type Towers } from '../../learners/towers/towers.ts'
import { type Graph, type Node, writeOnnx } from './graph.ts'

/** @param anchors rows × shape.right: the wines that stand for all there are */
export function towersToOnnx(towers: Towers, anchors: Float32Array): Promise<Uint8Array> {
  const { shape } = towers
  const graph: Graph = {
    name: 'towers',
    inputs: [
      { name: 'dish', kind: 'float', shape: ['dishes', shape.left] },
      { name: 'wine', kind: 'float', shape: ['wines', shape.right] },
    ],
    outputs: [{ name: 'logit', kind: 'float', shape: ['dishes', 'wines'] }],
    tensors: tensorsOf(towers, anchors),
    nodes: NODES,
    about: { learner: 'towers', dish: String(shape.left), wine: String(shape.right) },
  }
  return writeOnnx(graph)
}

const NODES: readonly Node[] = [
  ...layers('dish', 'left'),
  ...layers('wine', 'right'),
  { op: 'MatMul', inputs: ['right layer', 'right.bias'], outputs: ['wine bias'] },
  {
    op: 'Concat',
    inputs: ['right own', 'right aromas', 'wine bias'],
    outputs: ['wine vector'],
    attributes: { axis: { int: 1 } },
  },
  // A column of ones meets the wine's bias.
  { op: 'MatMul', inputs: ['dish', 'zeros'], outputs: ['nothing'] },
  { op: 'Add', inputs: ['nothing', 'one'], outputs: ['ones'] },
  {
    op: 'Concat',
    inputs: ['left own', 'left aromas', 'ones'],
    outputs: ['dish vector'],
    attributes: { axis: { int: 1 } },
  },
  { op: 'Transpose', inputs: ['wine vector'], outputs: ['wine columns'], attributes: { perm: { ints: [1, 0] } } },
  { op: 'MatMul', inputs: ['dish vector', 'wine columns'], outputs: ['product'] },
  { op: 'MatMul', inputs: ['dish vector', 'anchors'], outputs: ['anchor product'] },
  {
    op: 'ReduceLogSumExp',
    inputs: ['anchor product'],
    outputs: ['anchor sum'],
    attributes: { axes: { ints: [1] }, keepdims: { int: 1 } },
  },
  { op: 'Sub', inputs: ['anchor sum', 'log anchors'], outputs: ['level'] },
  { op: 'Sub', inputs: ['product', 'level'], outputs: ['logit'] },
]

function layers(input: string, side: 'left' | 'right'): Node[] {
  return [
    { op: 'Gemm', inputs: [input, `${side}.w1`, `${side}.b1`], outputs: [`${side} sums`] },
    { op: 'Relu', inputs: [`${side} sums`], outputs: [`${side} layer`] },
    { op: 'Gemm', inputs: [`${side} layer`, `${side}.w2`, `${side}.b2`], outputs: [`${side} own`] },
    { op: 'MatMul', inputs: [input, `${side}.space`], outputs: [`${side} aromas`] },
  ]
}

function tensorsOf(towers: Towers, anchors: Float32Array): Graph['tensors'] {
  const { shape, weights } = towers
  const sizes = sizesOf(shape)
  const plain = (['left.w1', 'left.w2', 'right.w1', 'right.w2', 'right.bias'] as const).map(
    (name) => [name, { shape: sizes[name], values: weights[name] }] as const,
  )
  const biases = (['left.b1', 'left.b2', 'right.b1', 'right.b2'] as const).map(
    (name) => [name, { shape: [sizes[name][1]], values: weights[name] }] as const,
  )
  const count = anchors.length / shape.right
  return {
    ...Object.fromEntries([...plain, ...biases]),
    'left.space': spaceFor(towers, shape.left, shape.leftShared),
    'right.space': spaceFor(towers, shape.right, shape.rightShared),
    anchors: anchorColumns(shape, rightVectors(towers, anchors), count),
    'log anchors': { shape: [1], values: Float32Array.of(Math.log(count)) },
    zeros: { shape: [shape.left, 1], values: new Float32Array(shape.left) },
    one: { shape: [1], values: Float32Array.of(1) },
  }
}

/** The shared aroma matrix in the rows of all features of a side: 0 where a feature is no aroma. */
function spaceFor({ shape, weights }: Towers, rows: number, from: number) {
  const values = new Float32Array(rows * shape.space)
  values.set(weights.space, from * shape.space)
  return { shape: [rows, shape.space], values }
}

/** Our vectors hold own part, bias, aromas; the graph's hold own part, aromas, bias. One column an anchor. */
function anchorColumns({ vector, space }: TowerShape, rows: Float32Array, count: number) {
  const width = vector + 1 + space
  const order = [...range(0, vector), ...range(vector + 1, width), vector]
  const values = new Float32Array(width * count)
  for (const [k, from] of order.entries())
    for (let anchor = 0; anchor < count; anchor++) values[k * count + anchor] = rows[anchor * width + from]!
  return { shape: [width, count], values }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
