/** A step before learning: fitted on the training rows, then the same for every table. */
import type { Matrix } from '../matrix.ts'
import type { TensorMap } from '../tensors.ts'

export interface FittedStep {
  readonly columns: number
  /** columns that it gives */
  readonly outputs: number
  apply(features: Matrix): Matrix
  toTensors(): TensorMap
}

export interface Step<Options extends object> {
  readonly name: string
  readonly defaults: Options
  fit(features: Matrix, options: Partial<Options>): FittedStep
  fromTensors(tensors: TensorMap): FittedStep
}
