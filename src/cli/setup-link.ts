import { command } from './command.ts'
import { setupLink as linkFor } from './first-account.ts'
import { withAccounts } from './with-accounts.ts'

export const setupLink = command({
  name: 'setup-link',
  summary: 'Make a link that makes one account which runs the platform: once, within 24 hours',
  example: 'maridaje setup-link',
  run: async (options, { config, print }) => {
    const url = await withAccounts(config, print.talk, ({ app, address }) => linkFor(app, address))
    if (options.json) print.json({ url })
    else print.line(url)
  },
})
