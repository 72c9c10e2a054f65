/** The last answer to "who is here", for hours without a server. */
import type { Me } from '../../contract/house/people.ts'

const KEY = 'maridaje.me'
const HOURS = 12

export function rememberMe(me: Me): void {
  try {
    if (me.user) localStorage.setItem(KEY, JSON.stringify({ at: Date.now(), me }))
    else localStorage.removeItem(KEY)
  } catch {
    // private windows forget
  }
}

export function recallMe(): Me | null {
  try {
    const kept: { at: number; me: Me } | null = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return kept && Date.now() - kept.at < HOURS * 3_600_000 ? kept.me : null
  } catch {
    return null
  }
}

export function forgetMe(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // nothing was kept
  }
}
