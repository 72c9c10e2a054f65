/** The link of "new password" without a mail: for whoever runs the machine. */
import { randomBytes } from 'node:crypto'
import { MaridajeError } from '../../errors.ts'
import { openAccounts } from './accounts.ts'

interface Wanted {
  databaseUrl: string
  /** where the server is found */
  address: string
  email: string
}

/** @returns good for an hour, once */
export async function passwordLink({ databaseUrl, address, email }: Wanted): Promise<string> {
  const links: string[] = []
  const accounts = openAccounts({
    databaseUrl,
    // Signs nothing here: no session begins.
    secret: randomBytes(32).toString('base64url'),
    publicUrl: address,
    isOpen: false,
    post: ({ url }) => void links.push(url),
  })
  try {
    await accounts.auth.api.requestPasswordReset({ body: { email } })
  } finally {
    await accounts.close()
  }
  const [link] = links
  if (!link) throw new MaridajeError('internal', 'No link was made')
  return link
}
