/** Whether somebody looked at the coverage of a house on this device. */
const key = (slug: string) => `maridaje.coverage.${slug}`

export function noteCoverageSeen(slug: string): void {
  try {
    localStorage.setItem(key(slug), 'seen')
  } catch {
    // private windows forget
  }
}

export function hasSeenCoverage(slug: string): boolean {
  try {
    return localStorage.getItem(key(slug)) === 'seen'
  } catch {
    return true
  }
}
