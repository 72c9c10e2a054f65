import { command, file, flag, usage } from './command.ts'
import { interruptible } from './interruptible.ts'

export const restore = command({
  name: 'restore',
  summary: 'Put a backup back: all of it or nothing, compared before it counts',
  example: 'maridaje restore --from backups/maridaje-20261126T043000Z.backup',
  options: {
    from: { ...file, summary: 'the backup' },
    yes: flag('what is in the database now goes'),
  },
  run: async ({ from, yes, json }, { config, print }) => {
    if (from === undefined) throw usage('--from FILE is missing')
    const [{ reachDatabase, migrateDatabase }, { restore: putBack }] = await Promise.all([
      import('../storage/open.ts'),
      import('../app/backup/restore.ts'),
    ])
    const { head, tables, empty } = await interruptible(async (signal) => {
      if (config.databaseUrl) await migrateDatabase(config, print.talk)
      await using open = new AsyncDisposableStack()
      const { urls, close } = await reachDatabase(config, print.talk)
      open.defer(close)
      signal.throwIfAborted()
      return await putBack(urls, from, { key: config.backupKey ?? null, mayEmpty: yes })
    })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (empty.length > 0) print.talk(`not in the backup, and empty now: ${empty.join(', ')}`)
    if (json) print.json({ made_at: head.madeAt, migration: head.migration.name, tables, empty })
    else print.line(`restored as of ${head.madeAt}: ${tables.length} tables, ${rows} rows, each with its hash`)
  },
})
