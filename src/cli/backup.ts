import { command, file, flag, usage } from './command.ts'
import { interruptible } from './interruptible.ts'

export const backup = command({
  name: 'backup',
  summary: 'Write the whole database into one file; sealed when BACKUP_KEY is set',
  example: 'maridaje backup --out backups/',
  options: {
    out: { ...file, placeholder: 'FILE|DIR', summary: 'where to; in a folder it is named by its time' },
    verify: flag('restore it into a database of its own, compare, and remove that; with --from, an older file'),
    from: { ...file, summary: 'of --verify: the file, when none is made' },
  },
  run: async ({ out, verify, from, json }, { config, print }) => {
    if (out === undefined && (!verify || from === undefined))
      throw usage('--out FILE|DIR is missing', 'For example: maridaje backup --out backups/')
    const [{ reachDatabase }, { makeBackup }, { verifyBackup }] = await Promise.all([
      import('../storage/open.ts'),
      import('../app/backup/make-backup.ts'),
      import('../app/backup/restore.ts'),
    ])
    const key = config.backupKey ?? null
    await interruptible(async (signal) => {
      await using open = new AsyncDisposableStack()
      const { urls, admin, close } = await reachDatabase(config, print.talk)
      open.defer(close)
      const made = out === undefined ? null : await makeBackup(urls, { out, key, at: new Date(), signal })
      if (made && !json) {
        const rows = made.tables.reduce((sum, table) => sum + table.rows, 0)
        print.line(
          `${made.file}  ${made.tables.length} tables, ${rows} rows, ${made.bytes} bytes${made.isSealed ? ', sealed' : ''}`,
        )
      }
      if (made && !made.isSealed) print.talk('It is not sealed: whoever has the file can read it. BACKUP_KEY seals it.')
      signal.throwIfAborted()
      const tried = verify ? await verifyBackup(urls, made?.file ?? from ?? '', { key, ...(admin && { admin }) }) : null
      if (json) print.json({ ...made, ...(tried && { verified: tried.tables.length }) })
      else if (tried) print.line(`restored and compared: ${tried.tables.length} tables are the same`)
    })
  },
})
