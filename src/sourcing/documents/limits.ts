/** How much of a document is read. Beyond it the reader says so instead of working on. */
import { MaridajeError } from '../../errors.ts'

export const LIMITS = {
  bytes: 50_000_000,
  pages: 100,
  /** scanned pages cost seconds each */
  scannedPages: 12,
  pixels: 80_000_000,
  words: 100_000,
  /** of a workbook, inflated */
  inflatedBytes: 200_000_000,
  rows: 200_000,
  milliseconds: 120_000,
} as const

export function tooLarge(file: string, message: string, hint: string): MaridajeError {
  return new MaridajeError('too_large', `${file} ${message}`, { place: { file }, hint })
}

export function unreadable(file: string, message: string, hint: string, cause?: unknown): MaridajeError {
  return new MaridajeError('unreadable_file', `${file} ${message}`, { place: { file }, hint, cause })
}

/** Ends a wait when the time is up; what cannot be stopped goes on unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const alarm = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds)
  })
  try {
    return await Promise.race([work, alarm])
  } finally {
    clearTimeout(timer)
  }
}
