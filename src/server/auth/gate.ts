/** Opens accounts and identities on the database that the storage has; without one nobody signs in. */
import type { App } from '../../app/app.ts'
import type { Config } from '../../config.ts'
import { MaridajeError } from '../../errors.ts'
import type { Mail } from '../mail/mail.ts'
import { openOutbox } from '../mail/outbox.ts'
import type { Accounts } from './accounts.ts'
import type { Identities } from './identity.ts'
import { requireSecret } from './secret.ts'

/** Accounts and who is behind a request. */
export interface Gate {
  accounts: Accounts
  identities: Identities
  /** Nobody waits for a mail: what goes wrong with it is said on the console. */
  post(mail: Mail): void
}

export interface OpenGate extends Gate {
  close(): Promise<void>
}

type Settings = Pick<
  Config,
  'home' | 'mode' | 'publicUrl' | 'sessionSecret' | 'smtpUrl' | 'databaseUrl' | 'isProduction'
>

/** @param databaseUrl of the app's role */
export async function openGate(
  app: App,
  config: Settings,
  databaseUrl: string,
  talk: (text: string) => void,
): Promise<OpenGate> {
  requireSecret(config)
  requireAddress(config)
  // The library takes a third of a second to load: only a server with accounts waits for it.
  const [{ openAccounts }, { openIdentities }, { sessionSecret }] = await Promise.all([
    import('./accounts.ts'),
    import('./identity.ts'),
    import('./secret.ts'),
  ])
  const outbox = openOutbox(config.smtpUrl, talk)
  const post = (mail: Mail): void => {
    outbox.send(mail).catch((error: Error) => talk(`a mail could not be sent: ${error.message}`))
  }
  const accounts = openAccounts({
    databaseUrl,
    secret: sessionSecret(config.home, config.sessionSecret),
    publicUrl: config.publicUrl,
    isOpen: config.mode === 'platform',
    post,
  })
  const reach = { isOnlyHouse: config.mode === 'single' }
  const identities = openIdentities(accounts, app.people, reach, () => performance.now())
  return { accounts, identities, post, close: () => accounts.close() }
}

/** A link in a mail must not follow what a request says its host is: anybody can ask for anybody's new password. */
function requireAddress({ smtpUrl, publicUrl }: Settings): void {
  if (!smtpUrl || publicUrl) return
  throw new MaridajeError('bad_configuration', 'SMTP_URL is set, but not the address that links in mails lead to', {
    place: { field: 'PUBLIC_URL' },
    hint: 'PUBLIC_URL=https://maridaje.example.pe',
  })
}
