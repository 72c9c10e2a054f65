/** Seeded random numbers (mulberry32): the same seed gives the same stream on every machine. */
export interface Random {
  /** uniform in [0, 1) */
  next(): number
  /** uniform integer in [0, below) */
  below(below: number): number
  /** standard normal, by Box and Muller */
  normal(): number
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    below: (below) => Math.floor(next() * below),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
