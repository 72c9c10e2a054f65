/**
 * Forests and boosted trees to ONNX: one TreeEnsembleRegressor whose targets are the classes (or margins), then the
 * link. Splits are x <= float32, as ours, and missing values keep their side, so each row reaches the same leaves.
 */
import type { BoostingModel } from '../../learners/boosting.ts'
import type { ForestModel } from '../../learners/forest.ts'
import { outputsOf, type Task } from '../../learners/learner.ts'
import { thresholdOf } from '../../learners/trees/bins.ts'
import { columnOf, MISSING_LEFT, type TreeSet } from '../../learners/trees/tree-set.ts'
import { type Graph, type Node, writeOnnx } from './graph.ts'

/** The largest float32: for a split that parts missing values from all others. */
const LARGEST = 3.4028234663852886e38

/** Input `features` (rows × columns, NaN missing); outputs `label` and `probabilities`, or `value`. */
export async function forestToOnnx(model: ForestModel): Promise<Uint8Array> {
  const count = model.trees.starts.length - 1
  const unit = 1 / (count * (model.task.kind === 'classes' ? 65_535 : 1))
  const outputs = outputsOf(model.task)
  const ensemble = ensembleOf(model.trees, outputs, unit, () => 0, null, 'answers')
  const link: Node[] =
    model.task.kind === 'classes'
      ? [identity('answers', 'probabilities'), labelFrom('probabilities')]
      : [identity('answers', 'value')]
  return writeOnnx(graphOf('forest', model, [ensemble, ...link], {}))
}

/** The same for boosted trees. */
export async function boostingToOnnx(model: BoostingModel): Promise<Uint8Array> {
  const outputs = model.start.length
  const ensemble = ensembleOf(model.trees, outputs, 1, (tree) => tree % outputs, model.start, 'margins')
  const isTwo = model.task.kind === 'classes' && model.task.classes === 2
  const constants = isTwo ? { one: { shape: [1], values: Float32Array.of(1) } } : {}
  return writeOnnx(graphOf('boosting', model, [ensemble, ...linkOf(model.task)], constants))
}

function linkOf(task: Task): Node[] {
  if (task.kind === 'numbers') return [identity('margins', 'value')]
  if (task.classes > 2)
    return [
      { op: 'Softmax', inputs: ['margins'], outputs: ['probabilities'], attributes: { axis: { int: 1 } } },
      labelFrom('probabilities'),
    ]
  return [
    { op: 'Sigmoid', inputs: ['margins'], outputs: ['second'] },
    { op: 'Sub', inputs: ['one', 'second'], outputs: ['first'] },
    { op: 'Concat', inputs: ['first', 'second'], outputs: ['probabilities'], attributes: { axis: { int: 1 } } },
    labelFrom('probabilities'),
  ]
}

function identity(from: string, to: string): Node {
  return { op: 'Identity', inputs: [from], outputs: [to] }
}

function labelFrom(probabilities: string): Node {
  const attributes = { axis: { int: 1 }, keepdims: { int: 0 } }
  return { op: 'ArgMax', inputs: [probabilities], outputs: ['label'], attributes }
}

function graphOf(name: string, model: ForestModel | BoostingModel, nodes: Node[], tensors: Graph['tensors']): Graph {
  const { task, columns } = model
  const width = outputsOf(task)
  return {
    name,
    inputs: [{ name: 'features', kind: 'float', shape: ['rows', columns] }],
    outputs:
      task.kind === 'classes'
        ? [
            { name: 'label', kind: 'int64', shape: ['rows'] },
            { name: 'probabilities', kind: 'float', shape: ['rows', width] },
          ]
        : [{ name: 'value', kind: 'float', shape: ['rows', 1] }],
    tensors,
    nodes,
    about: { learner: name, columns: String(columns), classes: String(task.kind === 'classes' ? task.classes : 0) },
  }
}

/** @param targetOf where the first number of a tree's leaves goes · @param base what the sums begin with */
function ensembleOf(
  trees: TreeSet,
  targets: number,
  unit: number,
  targetOf: (tree: number) => number,
  base: Float64Array | null,
  output: string,
): Node {
  const nodes = trees.split.length
  const treeIds = new Int32Array(nodes)
  const nodeIds = new Int32Array(nodes)
  const columns = new Int32Array(nodes)
  const thresholds = new Float32Array(nodes)
  const left = new Int32Array(nodes)
  const right = new Int32Array(nodes)
  const tracks = new Uint8Array(nodes)
  const modes: string[] = []
  const leaf = { trees: [] as number[], nodes: [] as number[], targets: [] as number[], weights: [] as number[] }
  for (let tree = 0; tree < trees.starts.length - 1; tree++) {
    const start = trees.starts[tree]!
    for (let node = start; node < trees.starts[tree + 1]!; node++) {
      treeIds[node] = tree
      nodeIds[node] = node - start
      const next = trees.right[node]!
      modes.push(next < 0 ? 'LEAF' : 'BRANCH_LEQ')
      if (next < 0) addLeaf(tree, node - start, ~next)
      else {
        const split = trees.split[node]!
        columns[node] = columnOf(split)
        thresholds[node] = Math.min(LARGEST, thresholdOf(trees.bins, columnOf(split), split & 255))
        left[node] = node + 1 - start
        right[node] = next - start
        tracks[node] = split & MISSING_LEFT ? 1 : 0
      }
    }
  }
  return {
    op: 'TreeEnsembleRegressor',
    domain: 'ai.onnx.ml',
    inputs: ['features'],
    outputs: [output],
    attributes: {
      n_targets: { int: targets },
      aggregate_function: { text: 'SUM' },
      post_transform: { text: 'NONE' },
      nodes_treeids: { ints: treeIds },
      nodes_nodeids: { ints: nodeIds },
      nodes_featureids: { ints: columns },
      nodes_values: { floats: thresholds },
      nodes_modes: { texts: modes },
      nodes_truenodeids: { ints: left },
      nodes_falsenodeids: { ints: right },
      nodes_missing_value_tracks_true: { ints: tracks },
      target_treeids: { ints: leaf.trees },
      target_nodeids: { ints: leaf.nodes },
      target_ids: { ints: leaf.targets },
      target_weights: { floats: leaf.weights },
      ...(base ? { base_values: { floats: base } } : {}),
    },
  }

  function addLeaf(tree: number, node: number, row: number): void {
    for (let k = 0; k < trees.width; k++) {
      leaf.trees.push(tree)
      leaf.nodes.push(node)
      leaf.targets.push(targetOf(tree) + k)
      leaf.weights.push(trees.leaves[row * trees.width + k]! * unit)
    }
  }
}
