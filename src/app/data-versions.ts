/** The versions of data that were kept: what there is, how two differ, one brought back. */
import { join } from 'node:path'
import { QualityReport } from '../cleansing/report/quality.ts'
import {
  compareVersions,
  type DataVersion,
  type Difference,
  findVersion,
  listVersions,
  readKept,
  restoreVersion,
} from '../cleansing/versions/store.ts'

export interface VersionsCompared extends Difference {
  before: string
  after: string
  /** kept records by table, where both have a report */
  records: { table: string; before: number; after: number }[]
  rules: { rule: string; before: number; after: number }[]
}

export function dataVersions(home: string): DataVersion[] {
  return listVersions(join(home, 'data'))
}

export function compareData(home: string, before: string, after: string): VersionsCompared {
  const store = join(home, 'data')
  const [left, right] = [findVersion(store, before), findVersion(store, after)]
  const [was, is] = [reportOf(store, left), reportOf(store, right)]
  const tables = (report: QualityReport | null) => new Map(report?.tables.map(({ table, kept }) => [table, kept]))
  const rules = (report: QualityReport | null) => new Map(report?.rules.map(({ rule, n }) => [rule, n]))
  return {
    before: left.version,
    after: right.version,
    ...compareVersions(left, right),
    records: changed(tables(was), tables(is)).map(({ key, ...both }) => ({ table: key, ...both })),
    rules: changed(rules(was), rules(is)).map(({ key, ...both }) => ({ rule: key, ...both })),
  }
}

export async function restoreData(home: string, name: string, folder: string): Promise<DataVersion> {
  const store = join(home, 'data')
  const version = findVersion(store, name)
  await restoreVersion(store, version, folder)
  return version
}

function reportOf(store: string, version: DataVersion): QualityReport | null {
  const text = readKept(store, version, 'report.json')
  const reading = text === null ? null : QualityReport.safeParse(JSON.parse(text))
  return reading?.success ? reading.data : null
}

function changed(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { key: string; before: number; after: number }[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys
    .map((key) => ({ key, before: before.get(key) ?? 0, after: after.get(key) ?? 0 }))
    .filter((both) => both.before !== both.after)
}
