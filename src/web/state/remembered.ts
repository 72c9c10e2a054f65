/** A choice that outlives the visit, where the browser lets us keep it. */
import { useState } from 'react'

export function useRemembered<T extends string>(
  key: string,
  allowed: readonly T[],
  initial: T,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => allowed.find((candidate) => candidate === read(key)) ?? initial)
  const choose = (next: T) => {
    write(key, next)
    setValue(next)
  }
  return [value, choose]
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // private windows forget; the choice still holds for this visit
  }
}
