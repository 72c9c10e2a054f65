/**
 * Beta calibration (Kull, Silva Filho and Flach 2017): logit = a ln p − b ln(1 − p) + c. Both slopes stay above 0, so
 * that it is strictly increasing: it never changes an order.
 */
import { minimise } from './linear/lbfgs.ts'

export interface BetaCalibration {
  a: number
  b: number
  c: number
}

const LEAST_SLOPE = 1e-3
const EDGE = 1e-9

/** @param probabilities of the positive class · @param labels 0 or 1 */
export function fitBeta(probabilities: ArrayLike<number>, labels: ArrayLike<number>): BetaCalibration {
  const rows = labels.length
  const left = Float64Array.from(probabilities, (p) => Math.log(within(p)))
  const right = Float64Array.from(probabilities, (p) => -Math.log(1 - within(p)))
  // a and b are exponentials: they cannot reach 0.
  const derive = (point: Float64Array, gradient: Float64Array): number => {
    const [a, b, c] = [LEAST_SLOPE + Math.exp(point[0]!), LEAST_SLOPE + Math.exp(point[1]!), point[2]!]
    gradient.fill(0)
    let loss = 0
    for (let i = 0; i < rows; i++) {
      const logit = a * left[i]! + b * right[i]! + c
      const signed = labels[i] === 1 ? -logit : logit
      loss += (signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed))) / rows
      const push = (1 / (1 + Math.exp(-logit)) - labels[i]!) / rows
      gradient[0]! += push * left[i]! * (a - LEAST_SLOPE)
      gradient[1]! += push * right[i]! * (b - LEAST_SLOPE)
      gradient[2]! += push
    }
    // A faint pull to the identity keeps the slopes finite where the labels are parted without error.
    for (let i = 0; i < 3; i++) {
      loss += 5e-7 * point[i]! ** 2
      gradient[i]! += 1e-6 * point[i]!
    }
    return loss
  }
  const { point } = minimise(derive, new Float64Array(3), { maxSteps: 200, tolerance: 1e-9 })
  return { a: LEAST_SLOPE + Math.exp(point[0]!), b: LEAST_SLOPE + Math.exp(point[1]!), c: point[2]! }
}

export function calibrateBeta(p: number, { a, b, c }: BetaCalibration): number {
  const inside = within(p)
  return 1 / (1 + Math.exp(-(a * Math.log(inside) - b * Math.log(1 - inside) + c)))
}

function within(p: number): number {
  return Math.min(1 - EDGE, Math.max(EDGE, p))
}
