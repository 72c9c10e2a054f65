/** From a folder of records to cleaned files and a report on what was done: the stages, the export, the manifest. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Configuration } from './configuration.ts'
import { openDuck } from './duck.ts'
import { describeFile, exportCleaned, versionOf } from './export.ts'
import { buildNameWords } from './match/name-words.ts'
import { hashFiles, listInput } from './read/find-files.ts'
import { renderReport } from './report/html.ts'
import { measureQuality } from './report/measure.ts'
import type { QualityReport } from './report/quality.ts'
import { type Announce, runStages, type Stage } from './stage.ts'
import { consistency } from './stages/consistency.ts'
import { duplicates } from './stages/duplicates.ts'
import { formats } from './stages/formats.ts'
import { missing } from './stages/missing.ts'
import { outliers } from './stages/outliers.ts'
import { read } from './stages/read.ts'
import { sparsity } from './stages/sparsity.ts'
import { writeWhole } from './write-whole.ts'

/** Contradictions go before anything is filled, and offers are joined before, so that one of them can fill another's gap. */
const STAGES: readonly Stage[] = [read, formats, consistency, duplicates, outliers, missing, sparsity]

export interface CleanOptions {
  in: string
  out: string
  /** yyyy-mm-dd: what lies after it is the future */
  runDate: string
  seed: number
  memoryMb: number
  threads: number
  /** the version kept last, to compare with */
  last: { version: string; report: QualityReport } | null
  /** the points at which a kill must do no harm */
  announce: Announce
}

export interface Cleaned {
  version: string
  /** files of the version, relative to the folder */
  files: string[]
  report: QualityReport
  passed: boolean
}

export async function clean(
  options: CleanOptions,
  knowledge: Knowledge,
  configuration: Configuration,
): Promise<Cleaned> {
  const { out, announce } = options
  const input = listInput(options.in)
  const stages = join(out, 'stages')
  mkdirSync(stages, { recursive: true })
  const spill = join(out, '.spill')
  const limits = { memoryMb: options.memoryMb, threads: options.threads, spill }
  const open = () => openDuck(limits)
  const inputKey = await hashFiles(input)
  const records = await runStages(STAGES, {
    configuration,
    knowledge,
    words: buildNameWords(knowledge, configuration.names),
    runDate: options.runDate,
    seed: options.seed,
    input,
    inputKey,
    folder: stages,
    openDuck: open,
    announce,
  })
  const duck = await openDuck({ ...limits, keepsOrder: true })
  try {
    await exportCleaned(duck, stages, out, announce)
    const run = {
      date: options.runDate,
      configuration: configuration.version,
      knowledge: knowledge.version,
      input: inputKey,
    }
    const report = await measureQuality(duck, {
      stages,
      records,
      cleaning: configuration.cleaning,
      run,
      last: options.last,
    })
    writeWhole(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
    announce('report:json')
    writeWhole(join(out, 'report.html'), renderReport(report))
    const { version, files } = await writeManifest(out, run)
    announce('manifest')
    return { version, files, report, passed: report.gates.every(({ ok }) => ok) }
  } finally {
    duck.close()
    rmSync(spill, { recursive: true, force: true })
  }
}

/** The version is that of the data alone: a report that compares with another version tells of the same data. */
async function writeManifest(out: string, run: QualityReport['run']): Promise<{ version: string; files: string[] }> {
  const written = new Set(readdirSync(out))
  const data = await Promise.all(DATA.filter((name) => written.has(name)).map((name) => describeFile(out, name)))
  const version = versionOf(data)
  const manifest = { version, made_by: 'clean', run, files: data }
  writeWhole(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return { version, files: [...DATA, ...BESIDE].filter((name) => written.has(name) || name === 'manifest.json') }
}

const DATA = [
  'cleaned_lessons.csv',
  'cleaned_restaurant_menus.csv',
  'cleaned_sommelier_recommendations.csv',
  'cleaned_wine_data.json',
] as const
/** Kept with a version, and no part of what makes it this version. */
const BESIDE = [
  'changes.parquet',
  'rejected.parquet',
  'review.csv',
  'report.json',
  'report.html',
  'manifest.json',
] as const
