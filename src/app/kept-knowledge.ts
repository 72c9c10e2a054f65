/**
 * The knowledge, read once per version of its files. Parsing the text takes most of a short command's time, so the rows
 * are kept under the hash of the files they came from: other files have another name, and a kept copy may be deleted.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Knowledge, type Tables, tableOf } from '../knowledge/knowledge.ts'
import type { Rule } from '../knowledge/rules.ts'
import { TABLES, type TableName } from '../knowledge/tables.ts'

interface Kept {
  version: string
  rows: Record<TableName, { id: string }[]>
  rules: Rule[]
}

/** @param keepIn a folder of the program's own; null reads the files every time */
export async function openKnowledge(folder: string, keepIn: string | null): Promise<Knowledge> {
  const path = keepIn === null ? null : join(keepIn, `knowledge-${hashOf(folder)}.v8`)
  const kept = path === null ? null : readKept(path)
  if (kept) {
    const tables = Object.fromEntries(Object.entries(kept.rows).map(([name, rows]) => [name, tableOf(rows)]))
    return Object.freeze({ tables: tables as unknown as Tables, rules: kept.rules, version: kept.version })
  }
  const { loadKnowledge } = await import('../knowledge/load.ts')
  const knowledge = loadKnowledge(folder)
  if (path !== null) keep(path, knowledge)
  return knowledge
}

/** Of every file's content, and of the columns: another program version reads other rows from the same files. */
function hashOf(folder: string): string {
  const digest = createHash('sha256').update(
    JSON.stringify(Object.entries(TABLES).map(([name, table]) => [name, Object.keys(table)])),
  )
  try {
    for (const file of readdirSync(folder).sort())
      digest
        .update(file)
        .update('\0')
        .update(readFileSync(join(folder, file)))
  } catch {
    // loadKnowledge says what is missing.
  }
  return digest.digest('hex').slice(0, 16)
}

function readKept(path: string): Kept | null {
  try {
    return deserialize(readFileSync(path)) as Kept
  } catch {
    return null
  }
}

/** A full disk or a folder that cannot be written costs time at the next start, nothing else. */
function keep(path: string, { tables, rules, version }: Knowledge): void {
  try {
    const folder = dirname(path)
    mkdirSync(folder, { recursive: true })
    for (const old of readdirSync(folder)) if (old.startsWith('knowledge-')) rmSync(join(folder, old), { force: true })
    const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]))
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, serialize({ version, rows, rules }))
    renameSync(draft, path)
  } catch {
    // Read again next time.
  }
}
