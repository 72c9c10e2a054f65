/** What the phone keeps through reloads, kills and nights: the slips to be sent, and copies by name. */
import type { NewSlip, Slip } from './slip.ts'

export interface PhoneStore {
  /** false: only for this visit, because the browser keeps nothing */
  isLasting: boolean
  addSlip(slip: NewSlip): Promise<Slip>
  /** in the order of writing */
  slips(): Promise<Slip[]>
  putSlip(slip: Slip): Promise<void>
  removeSlip(seq: number): Promise<void>
  read<T>(name: string): Promise<T | undefined>
  write(name: string, value: unknown): Promise<void>
  forget(name: string): Promise<void>
}

/** For browsers that keep nothing, and for tests. */
export function storeInMemory(): PhoneStore {
  const slips = new Map<number, Slip>()
  const named = new Map<string, string>()
  let last = 0
  return {
    isLasting: false,
    addSlip: async (slip) => {
      const kept = { ...slip, seq: ++last }
      slips.set(kept.seq, kept)
      return kept
    },
    slips: async () => [...slips.values()].sort((a, b) => a.seq - b.seq),
    putSlip: async (slip) => void slips.set(slip.seq, slip),
    removeSlip: async (seq) => void slips.delete(seq),
    read: async (name) => {
      const text = named.get(name)
      return text === undefined ? undefined : JSON.parse(text)
    },
    write: async (name, value) => void named.set(name, JSON.stringify(value)),
    forget: async (name) => void named.delete(name),
  }
}
