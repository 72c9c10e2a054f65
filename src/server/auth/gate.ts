/** Opens accounts and identities on the database that the storage has; without one nobody signs in. */
import type { App } from '../../app/app.ts'
import type { Config } from '../../config.ts'
import type { Gate } from '../build.ts'
import { openOutbox } from '../mail/outbox.ts'

type Settings = Pick<Config, 'home' | 'mode' | 'publicUrl' | 'sessionSecret' | 'smtpUrl'>

/** @param databaseUrl of the app's role */
export async function openGate(
  app: App,
  config: Settings,
  databaseUrl: string,
  talk: (text: string) => void,
): Promise<Gate & { close(): Promise<void> }> {
  // The library takes a third of a second to load: only a server with accounts waits for it.
  const [{ openAccounts }, { openIdentities }, { sessionSecret }] = await Promise.all([
    import('./accounts.ts'),
    import('./identity.ts'),
    import('./secret.ts'),
  ])
  const outbox = openOutbox(config.smtpUrl, talk)
  const accounts = openAccounts({
    databaseUrl,
    secret: sessionSecret(config.home, config.sessionSecret),
    publicUrl: config.publicUrl,
    isOpen: config.mode === 'platform',
    send: outbox.send,
  })
  const identities = openIdentities(accounts, app.people, () => performance.now())
  return { accounts, identities, close: () => accounts.close() }
}
