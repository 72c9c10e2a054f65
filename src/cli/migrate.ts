import { command } from './command.ts'

export const migrate = command({
  name: 'migrate',
  summary: 'Bring the database up to this version',
  example: 'DATABASE_OWNER_URL=postgres://maridaje_owner:…@host/maridaje maridaje migrate',
  run: async (options, { config, print }) => {
    const { migrateDatabase } = await import('../storage/open.ts')
    const applied = await migrateDatabase(config, print.talk)
    if (options.json) print.json({ applied })
    else print.line(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'nothing to do')
  },
})
