/** API keys: some of the rights of whoever makes them, for a program. */
import type { ApiKey, NewApiKey } from '../../contract/house/people.ts'
import { Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { insertKey, listKeys, revokeKey, type StoredKey } from '../../storage/keys.ts'
import { notePeopleChanged } from '../../storage/team.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { requirePerson, requireScopes } from './rights.ts'
import { hashOf, newSecret } from './secrets.ts'

export const KEY_PREFIX = 'mk_'
/** Shown, so that keys can be told apart. */
const SHOWN_LETTERS = 8
const DAY_MS = 24 * 3_600_000

export async function listApiKeys({ storage }: Around, restaurantId: string): Promise<ApiKey[]> {
  return (await storage.read(restaurantId, (rows) => listKeys(rows, restaurantId))).map(toKey)
}

export async function makeApiKey(
  { storage, newId, now }: Around,
  who: Who,
  restaurantId: string,
  { name, scopes, expires_in_days }: NewApiKey,
): Promise<{ key: ApiKey; secret: string }> {
  const madeBy = requirePerson(who)
  requireScopes(who, scopes)
  const secret = newSecret(KEY_PREFIX)
  const expiresAt = expires_in_days === undefined ? null : new Date(now().getTime() + expires_in_days * DAY_MS)
  const made = await storage.write(restaurantId, async (rows) => {
    const id = newId()
    const prefix = secret.slice(0, SHOWN_LETTERS)
    await writeAudit(rows, restaurantId, { ...who, action: 'key.made', subject: id, details: { scopes } })
    return insertKey(rows, {
      id,
      restaurantId,
      name,
      prefix,
      hash: hashOf(secret),
      scopes: [...new Set(scopes)],
      madeBy,
      expiresAt,
    })
  })
  return { key: toKey(made), secret }
}

export async function revokeApiKey({ storage }: Around, who: Who, restaurantId: string, id: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    if (!(await revokeKey(rows, restaurantId, id))) throw new MaridajeError('not_found', 'There is no such key')
    await writeAudit(rows, restaurantId, { ...who, action: 'key.revoked', subject: id })
    await notePeopleChanged(rows)
  })
}

function toKey({ id, name, prefix, scopes, madeAt, expiresAt, usedAt }: StoredKey): ApiKey {
  return {
    id,
    name,
    prefix,
    scopes: scopes.map((scope) => Permission.parse(scope)),
    made_at: madeAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
    used_at: usedAt?.toISOString() ?? null,
  }
}
