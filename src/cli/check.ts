import { MaridajeError } from '../errors.ts'
import { command } from './command.ts'
import { interruptible } from './interruptible.ts'

export const check = command({
  name: 'check',
  summary: 'Look whether everything in the database fits together, and change nothing',
  example: 'maridaje check',
  run: async ({ json }, { config, print }) => {
    const [{ reachDatabase }, { checkDatabase }, { withClient }] = await Promise.all([
      import('../storage/open.ts'),
      import('../storage/check.ts'),
      import('../app/backup/make-backup.ts'),
    ])
    const findings = await interruptible(async (signal) => {
      await using open = new AsyncDisposableStack()
      const { urls, close } = await reachDatabase(config, print.talk)
      open.defer(close)
      signal.throwIfAborted()
      if (!urls.backup)
        throw new MaridajeError('bad_configuration', 'The address of the role that reads all is not known', {
          hint: 'DATABASE_BACKUP_URL=postgres://maridaje_backup:…@host/database',
        })
      return await withClient(urls.backup, checkDatabase)
    })
    for (const { rule, broken } of findings)
      if (json) print.json({ rule, ok: broken.length === 0, broken })
      else print.line(broken.length === 0 ? `ok      ${rule}` : `BROKEN  ${rule}: ${broken.join(', ')}`)
    return findings.some(({ broken }) => broken.length > 0) ? 1 : 0
  },
})
