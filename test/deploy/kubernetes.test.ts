/** The manifests of the four environments: valid by the schemas of Kubernetes, and hardened as NSA and CISA advise (2022, v1.2). */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { ENVIRONMENTS, type Manifest, manifestsOf, podsIn, validate, whyNoKustomize } from './manifests.ts'

const missing = whyNoKustomize()
const made = new Map(missing ? [] : ENVIRONMENTS.map((environment) => [environment, manifestsOf(environment)]))
const of = (environment: (typeof ENVIRONMENTS)[number]): Manifest[] => made.get(environment) ?? []
const named = (manifests: readonly Manifest[], kind: string, name: string) =>
  manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name)

if (missing) test.skip(`manifests: ${missing}`, () => undefined)
else
  for (const environment of ENVIRONMENTS) {
    test(`${environment}: every manifest is valid by the schema of its kind`, async () => {
      const wrong: string[] = []
      for (const manifest of of(environment)) {
        const why = await validate(manifest)
        if (why) wrong.push(`${manifest.kind} ${manifest.metadata.name}: ${why}`)
      }
      expect(wrong).toEqual([])
    })

    test(`${environment}: no pod runs as root, writes its root, keeps a capability or gains rights`, () => {
      const pods = podsIn(of(environment))
      expect(pods.length).toBeGreaterThanOrEqual(7)
      for (const { of: owner, spec } of pods) {
        expect(spec.securityContext, owner).toMatchObject({
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        })
        expect(spec.securityContext?.runAsUser, owner).toBeGreaterThan(0)
        expect(spec.automountServiceAccountToken, owner).toBe(false)
        for (const forbidden of ['hostNetwork', 'hostPID', 'hostIPC']) expect(spec[forbidden], owner).toBeUndefined()
        for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
          expect(container.securityContext, `${owner} ${container.name}`).toMatchObject({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          })
          expect(container.securityContext?.privileged, owner).toBeUndefined()
        }
      }
    })

    test(`${environment}: every container says what it asks for and what it may take`, () => {
      for (const { of: owner, spec } of podsIn(of(environment)))
        for (const { name, resources } of spec.containers) {
          const where = `${owner} ${name}`
          for (const side of [resources?.requests, resources?.limits])
            expect(Object.keys(side ?? {}).sort(), where).toEqual(['cpu', 'memory'])
        }
    })

    test(`${environment}: no image without a version, no image called latest`, () => {
      for (const { of: owner, spec } of podsIn(of(environment)))
        for (const { image } of spec.containers)
          expect(image, owner).toMatch(/:(?!latest$)[\w.-]+(?:@sha256:[0-9a-f]{64})?$/)
    })

    test(`${environment}: long-running pods are asked whether they live and whether they are ready`, () => {
      for (const deployment of of(environment).filter(({ kind }) => kind === 'Deployment'))
        for (const container of deployment.spec.template.spec.containers)
          for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
            expect(container[probe]?.httpGet?.path, `${deployment.metadata.name} ${probe}`).toMatch(/^\//)
    })

    test(`${environment}: no secret is written down, and none is in a ConfigMap`, () => {
      expect(of(environment).filter(({ kind }) => kind === 'Secret')).toEqual([])
      for (const { data } of of(environment).filter(({ kind }) => kind === 'ConfigMap'))
        for (const key of Object.keys(data)) expect(key).not.toMatch(/SECRET|PASSWORD|KEY$|DATABASE.*URL|SMTP/)
      for (const { of: owner, spec } of podsIn(of(environment)))
        for (const { env = [] } of spec.containers as { env?: { name: string; value?: string }[] }[])
          for (const { name, value = '' } of env)
            if (/PASSWORD|SECRET|_KEY$/.test(name)) expect(value, `${owner} ${name}`).toBe('')
    })

    test(`${environment}: the namespace is restricted, and everything lies in it`, () => {
      const space = of(environment).find(({ kind }) => kind === 'Namespace')
      expect(space?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' })
      const names = new Set(
        of(environment).flatMap(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace)),
      )
      expect(names.size).toBe(1)
    })

    test(`${environment}: nothing speaks to anything that a policy does not name`, () => {
      const policies = of(environment).filter(({ kind }) => kind === 'NetworkPolicy')
      const denied = policies.find(
        ({ spec }) => Object.keys(spec.podSelector).length === 0 && !spec.ingress && !spec.egress,
      )
      expect(denied?.spec.policyTypes.sort()).toEqual(['Egress', 'Ingress'])
      const database = named(policies, 'NetworkPolicy', 'database')
      expect(database?.spec.ingress.every((rule: { from?: unknown[] }) => (rule.from ?? []).length > 0)).toBe(true)
    })

    test(`${environment}: a pod that asks for nothing gets little, and the namespace has an end`, () => {
      const [range] = of(environment).filter(({ kind }) => kind === 'LimitRange')
      expect(Object.keys(range?.spec.limits[0].default).sort()).toEqual(['cpu', 'memory'])
      const [quota] = of(environment).filter(({ kind }) => kind === 'ResourceQuota')
      expect(Object.keys(quota?.spec.hard)).toEqual(expect.arrayContaining(['limits.cpu', 'limits.memory']))
    })

    test(`${environment}: the pods of a release are told from what has to be there before them`, () => {
      const pods = of(environment).filter(({ kind }) => kind === 'Deployment')
      expect(pods.map(({ metadata }) => metadata.labels?.['app.kubernetes.io/component']).sort()).toEqual([
        'web',
        'worker',
      ])
      const before = of(environment).filter(({ kind }) => ['Cluster', 'Job', 'ConfigMap', 'Namespace'].includes(kind))
      const labels = before.map(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] ?? '')
      expect(labels.filter((label) => ['web', 'worker'].includes(label))).toEqual([])
    })

    test(`${environment}: a web pod answers until load balancers know that it goes, then gets time to end`, () => {
      const { spec } = named(of(environment), 'Deployment', 'web')?.spec.template ?? {}
      const [, seconds] = spec.containers[0].lifecycle.preStop.exec.command
      expect(Number(seconds)).toBeGreaterThanOrEqual(5)
      // serve.ts gives open answers 15 s
      expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + 15)
    })

    test(`${environment}: every pod's service account is there, and none of them holds a token`, () => {
      const accounts = of(environment).filter(({ kind }) => kind === 'ServiceAccount')
      for (const account of accounts) expect(account.automountServiceAccountToken).toBe(false)
      const known = accounts.map(({ metadata }) => metadata.name)
      for (const { of: owner, spec } of podsIn(of(environment))) expect(known, owner).toContain(spec.serviceAccountName)
    })

    test(`${environment}: the database takes no connection that is not encrypted, and its roles pass by no seal`, () => {
      const cluster = named(of(environment), 'Cluster', 'database')
      expect(cluster?.spec.postgresql.pg_hba).toContain('hostnossl all all all reject')
      for (const role of cluster?.spec.managed.roles ?? []) {
        expect([role.superuser, role.bypassrls], role.name).toEqual([false, false])
      }
    })
  }

if (!missing) {
  test('staging and production scale by load, spread over zones, keep pods while nodes go, and back up', () => {
    for (const environment of ['staging', 'production'] as const) {
      const manifests = of(environment)
      const web = named(manifests, 'ScaledObject', 'web')
      expect(web?.spec.triggers.map(({ type }: { type: string }) => type).sort()).toEqual(['cpu', 'prometheus'])
      expect(web?.spec.minReplicaCount).toBeGreaterThanOrEqual(2)
      expect(named(manifests, 'ScaledObject', 'worker')?.spec.triggers[0].metadata.query).toContain('state="queued"')
      for (const deployment of manifests.filter(({ kind }) => kind === 'Deployment')) {
        const { name } = deployment.metadata
        expect(deployment.spec.replicas, `${name}: its number is the autoscaler's`).toBeUndefined()
        expect(named(manifests, 'PodDisruptionBudget', name), name).toBeDefined()
      }
      expect(named(manifests, 'PodDisruptionBudget', 'web')?.spec.minAvailable).toBeLessThan(web?.spec.minReplicaCount)
      const spread = named(manifests, 'Deployment', 'web')?.spec.template.spec.topologySpreadConstraints
      expect(spread.map(({ topologyKey }: { topologyKey: string }) => topologyKey)).toContain(
        'topology.kubernetes.io/zone',
      )
      const cluster = named(manifests, 'Cluster', 'database')
      expect(cluster?.spec.instances).toBeGreaterThanOrEqual(2)
      expect(cluster?.spec.backup.barmanObjectStore.data.encryption).toBe('AES256')
      expect(named(manifests, 'ScheduledBackup', 'database-nightly')).toBeDefined()
      expect(manifests.filter(({ kind }) => kind === 'CronJob').length).toBe(4)
    }
  })

  test('what the schedules say is understood by the program', () => {
    const schedules = of('production').filter(({ kind }) => kind === 'CronJob')
    for (const { metadata, spec } of schedules) {
      const [{ args }] = spec.jobTemplate.spec.template.spec.containers
      const words = args.map((word: string) =>
        word.replace('$(CRAWL_URLS)', 'https://a.example/vinos https://b.example'),
      )
      const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'deploy/docker/entry.mjs'), ...words], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      })
      // 2 would be a word that it does not know; the database is the only thing that is missing.
      expect(status, `${metadata.name}: ${stderr}`).toBe(1)
      expect(stderr, metadata.name).toMatch(/database/i)
    }
    expect(schedules.filter(({ spec }) => spec.suspend).map(({ metadata }) => metadata.name)).toEqual(['crawl'])
  })

  test('the schemas find what is wrong: a misspelt field of each family', async () => {
    const production = of('production')
    for (const [kind, name, spoil] of [
      ['Deployment', 'web', (m: Manifest) => (m.spec.replicas = 'three')],
      ['Cluster', 'database', (m: Manifest) => (m.spec.instances = 'three')],
      ['ScaledObject', 'web', (m: Manifest) => (m.spec.triggers = {})],
      ['ServiceMonitor', 'maridaje', (m: Manifest) => (m.spec.endpoints = 'metrics')],
    ] as const) {
      const manifest = structuredClone(named(production, kind, name))
      if (!manifest) throw new Error(`no ${kind} ${name}`)
      spoil(manifest)
      expect(await validate(manifest), kind).not.toBeNull()
    }
  })
}
