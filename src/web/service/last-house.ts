/** The house that this phone last served, where the browser lets us keep it. */
const KEY = 'maridaje.house'

export function lastHouse(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepHouse(slug: string): void {
  try {
    localStorage.setItem(KEY, slug)
  } catch {
    // without it the installed page asks which house
  }
}
