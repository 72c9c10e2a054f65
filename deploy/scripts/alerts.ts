/** Makes kubernetes/base/alerts.yaml of monitoring/rules.yaml: one text of the alerts, for Prometheus and for its operator. A test says when it is stale. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { ROOT, script } from './plan.ts'

const FROM = join(ROOT, 'deploy', 'monitoring', 'rules.yaml')
export const ALERTS = join(ROOT, 'deploy', 'kubernetes', 'base', 'alerts.yaml')

export function alertsManifest(): string {
  const { groups } = parse(readFileSync(FROM, 'utf8'))
  const manifest = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'maridaje', namespace: 'maridaje' },
    spec: { groups },
  }
  return `# Made of deploy/monitoring/rules.yaml by deploy/scripts/alerts.ts\n${stringify(manifest, { lineWidth: 0 })}`
}

if (import.meta.main) await script('usage: alerts', () => writeFileSync(ALERTS, alertsManifest()))
