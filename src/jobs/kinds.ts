/** All kinds of jobs. */
import type { AnyKind } from './job-kind.ts'
import { backupKind } from './kinds/backup.ts'
import { cleanKind } from './kinds/clean.ts'
import { crawlKind } from './kinds/crawl.ts'
import { evaluateKind } from './kinds/evaluate.ts'
import { importKind } from './kinds/import.ts'
import { monitorKind } from './kinds/monitor.ts'
import { retrainKind } from './kinds/retrain.ts'

const ALL = [importKind, crawlKind, cleanKind, retrainKind, evaluateKind, monitorKind, backupKind]

export const KINDS: ReadonlyMap<string, AnyKind> = new Map(ALL.map((kind) => [kind.name, kind]))
