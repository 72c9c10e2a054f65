/** The alerts: made files are fresh, every alert has its page, promtool agrees, and every metric is one that the program has. */

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ALERTS, alertsManifest } from '../../deploy/scripts/alerts.ts'
import { dashboards, FOLDER } from '../../deploy/scripts/dashboards.ts'
import { ROOT } from '../../src/config.ts'
import { openMetrics } from '../../src/server/metrics.ts'

interface Rule {
  alert?: string
  record?: string
  expr: string
  labels?: { severity?: string }
  annotations?: { summary?: string; runbook?: string }
}
const RULES = join(ROOT, 'deploy', 'monitoring', 'rules.yaml')
const { groups }: { groups: { rules: Rule[] }[] } = parse(readFileSync(RULES, 'utf8'))
const rules = groups.flatMap((group) => group.rules)
const hasPromtool = spawnSync('promtool', ['--version']).status === 0

test('the alerts of the cluster are the alerts of rules.yaml', () => {
  expect(readFileSync(ALERTS, 'utf8')).toBe(alertsManifest())
})

test('the dashboards are the ones that the script makes', () => {
  const made = dashboards()
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(made).sort())
  for (const [name, text] of Object.entries(made)) expect(readFileSync(join(FOLDER, name), 'utf8'), name).toBe(text)
})

test('every alert says how urgent it is, what it means, and where to read on', () => {
  const alerts = rules.filter(({ alert }) => alert !== undefined)
  expect(alerts.length).toBeGreaterThan(10)
  for (const { alert, labels, annotations } of alerts) {
    expect(['page', 'ticket'], alert).toContain(labels?.severity)
    expect(annotations?.summary, alert).toBeTruthy()
    expect(existsSync(join(ROOT, annotations?.runbook ?? '-')), alert).toBe(true)
  }
})

test.skipIf(!hasPromtool)('promtool: the rules are rules, and fire when they should', () => {
  const checked = spawnSync('promtool', ['check', 'rules', RULES], { encoding: 'utf8' })
  expect(checked.status, checked.stderr).toBe(0)
  const tested = spawnSync('promtool', ['test', 'rules', join(ROOT, 'deploy', 'monitoring', 'rules.test.yaml')], {
    encoding: 'utf8',
  })
  expect(tested.status, tested.stdout + tested.stderr).toBe(0)
})

test('alerts and dashboards ask only for what the program measures', async () => {
  const measured = new Set([...(await openMetrics().text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))
  const asked = [...rules.map(({ expr }) => expr), ...Object.values(dashboards())].join('\n')
  const names = new Set(
    [...asked.matchAll(/\bmaridaje_[a-z0-9_]+/g)].map(([name]) => name.replace(/_(?:bucket|count|sum)$/, '')),
  )
  expect(names.size).toBeGreaterThan(12)
  expect([...names].filter((name) => !measured.has(name))).toEqual([])
})
