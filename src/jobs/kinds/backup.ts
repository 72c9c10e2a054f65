/** A backup beside the others, and only the newest are kept. */
import { basename, join } from 'node:path'
import { BACKUPS, keepNewest, makeBackup } from '../../app/backup/make-backup.ts'
import { readConfig } from '../../config.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { jobKind } from '../job-kind.ts'

export const backupKind = jobKind({
  name: 'backup',
  input: JOB_INPUTS.backup,
  isHeavy: false,
  run: async ({ keep }, { around, signal, report }) => {
    report(0.05, 'copying')
    const folder = join(around.home, BACKUPS)
    const key = readConfig().backupKey ?? null
    const made = await makeBackup(around.storage.urls, { out: `${folder}/`, key, at: around.now(), signal })
    const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
    const removed = keepNewest(folder, keep).length
    const { file, bytes, tables, isSealed: is_sealed } = made
    return { file: basename(file), bytes, tables: tables.length, rows, is_sealed, removed }
  },
})
