/** A house: made with its organization, changed, deleted with all it has. */
import { sql } from 'kysely'
import type { Rows } from './storage.ts'

export interface StoredHouse {
  id: string
  slug: string
  name: string
  city: string
  currency: string
  timeZone: string
  isPublic: boolean
  taxRatePct: number
  serviceRatePct: number
  marginWeight: number
  sharesFeedback: boolean
  updatedAt: Date
}

export type NewHouse = Pick<
  StoredHouse,
  'id' | 'slug' | 'name' | 'city' | 'currency' | 'timeZone' | 'taxRatePct' | 'serviceRatePct'
>

export type HouseUpdate = Partial<Omit<StoredHouse, 'id' | 'slug' | 'currency' | 'updatedAt'>>

/** @returns false where another house has that name in the address */
export async function insertHouse(rows: Rows, house: NewHouse): Promise<boolean> {
  const { id, slug, name, city, currency } = house
  const made = await rows
    .insertInto('restaurant')
    .values({
      id,
      slug,
      name,
      city,
      currency,
      time_zone: house.timeZone,
      tax_rate_pct: house.taxRatePct,
      service_rate_pct: house.serviceRatePct,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await rows.insertInto('auth.organization').values({ id, name, slug, createdAt: new Date(), metadata: null }).execute()
  return true
}

export async function readHouse(
  rows: Rows,
  id: string,
  lock: 'for update' | 'none' = 'none',
): Promise<StoredHouse | null> {
  const query = rows
    .selectFrom('restaurant')
    .select([
      'id',
      'slug',
      'name',
      'city',
      'currency',
      'time_zone as timeZone',
      'is_public as isPublic',
      'tax_rate_pct',
      'service_rate_pct',
      'margin_weight as marginWeight',
      'shares_feedback as sharesFeedback',
      'updated_at as updatedAt',
    ])
    .where('id', '=', id)
  const found = await (lock === 'for update' ? query.forUpdate() : query).executeTakeFirst()
  if (!found) return null
  const { tax_rate_pct, service_rate_pct, ...rest } = found
  return { ...rest, taxRatePct: Number(tax_rate_pct), serviceRatePct: Number(service_rate_pct) }
}

export async function updateHouse(rows: Rows, id: string, change: HouseUpdate): Promise<void> {
  const { name, city, timeZone, isPublic, taxRatePct, serviceRatePct, marginWeight, sharesFeedback } = change
  await rows
    .updateTable('restaurant')
    .set({
      ...(name !== undefined && { name }),
      ...(city !== undefined && { city }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(isPublic !== undefined && { is_public: isPublic }),
      ...(taxRatePct !== undefined && { tax_rate_pct: taxRatePct }),
      ...(serviceRatePct !== undefined && { service_rate_pct: serviceRatePct }),
      ...(marginWeight !== undefined && { margin_weight: marginWeight }),
      ...(sharesFeedback !== undefined && { shares_feedback: sharesFeedback }),
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()
  if (name !== undefined) await rows.updateTable('auth.organization').set({ name }).where('id', '=', id).execute()
}

/** Everything of it, and the accounts that belong to no other house and do not run the platform. The rows are nobody's afterwards. */
export async function deleteHouse(rows: Rows, id: string): Promise<void> {
  const members = await rows.selectFrom('auth.member').select('userId').where('organizationId', '=', id).execute()
  await rows.deleteFrom('restaurant').where('id', '=', id).execute()
  await rows.deleteFrom('auth.session').where('activeOrganizationId', '=', id).execute()
  await rows.deleteFrom('auth.organization').where('id', '=', id).execute()
  // From here on outside of any house.
  await sql`select set_config('app.restaurant_id', '', true)`.execute(rows)
  const ids = members.map(({ userId }) => userId)
  if (ids.length === 0) return
  await rows
    .deleteFrom('auth.user')
    .where('id', 'in', ids)
    .where('isAdmin', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('auth.member').select('id').whereRef('auth.member.userId', '=', 'auth.user.id'))),
    )
    .execute()
  await rows.deleteFrom('idempotency').where('scope', 'in', ids).execute()
}

export async function grantSupport(
  rows: Rows,
  grant: { id: string; restaurantId: string; madeBy: string; expiresAt: Date },
): Promise<void> {
  const { id, restaurantId, madeBy, expiresAt } = grant
  await endSupport(rows, restaurantId)
  await rows
    .insertInto('support_grant')
    .values({ id, restaurant_id: restaurantId, made_by: madeBy, expires_at: expiresAt })
    .execute()
}

export async function endSupport(rows: Rows, restaurantId: string): Promise<void> {
  await rows
    .updateTable('support_grant')
    .set({ expires_at: new Date() })
    .where('restaurant_id', '=', restaurantId)
    .where('expires_at', '>', new Date())
    .execute()
}

export async function readSupport(rows: Rows, restaurantId: string): Promise<Date | null> {
  const found = await rows
    .selectFrom('support_grant')
    .select('expires_at')
    .where('restaurant_id', '=', restaurantId)
    .where('expires_at', '>', new Date())
    .orderBy('expires_at', 'desc')
    .executeTakeFirst()
  return found?.expires_at ?? null
}
