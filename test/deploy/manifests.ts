/** The manifests of an environment as `kubectl kustomize` makes them, and the models that know their schemas. */
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { ROOT } from '../../src/config.ts'

export const ENVIRONMENTS = ['local', 'development', 'staging', 'production'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

/** The part of a Kubernetes object that all have. */
export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
  // biome-ignore lint/suspicious/noExplicitAny: what is below depends on the kind; the schemas check it
  [field: string]: any
}

/** Debian's kubectl is older than the kustomize that these files need; the line says why tests were left out. */
export function whyNoKustomize(): string | null {
  const { status, stdout } = spawnSync('kubectl', ['version', '--client', '--output=json'], { encoding: 'utf8' })
  if (status !== 0) return 'no kubectl on the PATH'
  const version: { clientVersion?: { major?: string; minor?: string } } = JSON.parse(stdout)
  const minor = Number.parseInt(version.clientVersion?.minor ?? '0', 10)
  return minor >= 27 ? null : `kubectl 1.${minor} is too old, 1.27 is needed`
}

export function manifestsOf(environment: Environment): Manifest[] {
  const folder = join(ROOT, 'deploy', 'kubernetes', 'overlays', environment)
  const text = execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8', maxBuffer: 1e8 })
  return parseAllDocuments(text).map((document) => document.toJS())
}

const CRDS: Record<string, string> = {
  'keda.sh': '@kubernetes-models/keda',
  'postgresql.cnpg.io': '@kubernetes-models/cloudnative-pg',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
}

/** @returns what is wrong with it by the schema of its kind; null when nothing is */
export async function validate(manifest: Manifest): Promise<string | null> {
  const [group = ''] = manifest.apiVersion.includes('/') ? manifest.apiVersion.split('/') : ['']
  const models = await import(`${CRDS[group] ?? 'kubernetes-models'}/${manifest.apiVersion}`)
  const Model = models[manifest.kind]
  if (!Model) return `there is no ${manifest.kind} in ${manifest.apiVersion}`
  try {
    new Model(manifest).validate()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export interface Container {
  name: string
  image: string
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> }
  securityContext?: Record<string, unknown>
  [field: string]: unknown
}

export interface Pod {
  of: string
  spec: {
    containers: Container[]
    initContainers?: Container[]
    securityContext?: Record<string, unknown>
    automountServiceAccountToken?: boolean
    [field: string]: unknown
  }
}

/** Every pod that the manifests make, whatever makes it. */
export function podsIn(manifests: readonly Manifest[]): Pod[] {
  return manifests.flatMap((manifest) => {
    const of = `${manifest.kind} ${manifest.metadata.name}`
    if (manifest.kind === 'Deployment' || manifest.kind === 'Job') return [{ of, spec: manifest.spec.template.spec }]
    if (manifest.kind === 'CronJob') return [{ of, spec: manifest.spec.jobTemplate.spec.template.spec }]
    return []
  })
}
