/** The four environments: where their manifests are, and which cluster the shell has to point at. */

export const ENVIRONMENTS = {
  local: { namespace: 'maridaje-local', isApproved: false },
  development: { namespace: 'maridaje-development', isApproved: false },
  staging: { namespace: 'maridaje-staging', isApproved: false },
  /** asks for a digest, and for the name to be typed */
  production: { namespace: 'maridaje', isApproved: true },
} as const

export type Environment = keyof typeof ENVIRONMENTS

export function environmentFrom(word: string | undefined): Environment {
  if (word !== undefined && word in ENVIRONMENTS) return word as Environment
  throw new TypeError(`which environment? one of ${Object.keys(ENVIRONMENTS).join(', ')}`)
}

/** A release's version: `1.2.3`, or one of a branch `0.0.0-abc`. */
export function versionFrom(word: string | undefined): string {
  if (word !== undefined && /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(word)) return word
  throw new TypeError('which version? --version 1.2.3')
}
