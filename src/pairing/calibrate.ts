/** Platt scaling: strictly increasing for slope > 0 (Platt 1999). */
export interface Calibration {
  slope: number
  intercept: number
}

/** Probability 0..1 that a sommelier would name this wine rather than one he would not. */
export function calibrate(logit: number, { slope, intercept }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * logit + intercept)))
}
