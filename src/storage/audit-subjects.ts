/** What the log speaks of, as the house calls it. */
import type { Rows } from './storage.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @returns by id; what is gone has no name */
export async function namesOfSubjects(rows: Rows, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(subjects)].filter((subject) => subject !== '')
  if (wanted.length === 0) return new Map()
  const people = rows.selectFrom('auth.user').select(['id', 'name']).where('id', 'in', wanted).execute()
  const ids = wanted.filter((subject) => UUID.test(subject))
  const things =
    ids.length === 0
      ? Promise.resolve([])
      : rows
          .selectFrom('wine')
          .select(['id', 'name'])
          .where('id', 'in', ids)
          .unionAll(rows.selectFrom('dish').select(['id', 'dish as name']).where('id', 'in', ids))
          .unionAll(rows.selectFrom('import').select(['id', 'name']).where('id', 'in', ids))
          .unionAll(rows.selectFrom('device').select(['id', 'name']).where('id', 'in', ids))
          .unionAll(rows.selectFrom('api_key').select(['id', 'name']).where('id', 'in', ids))
          .execute()
  return new Map([...(await people), ...(await things)].map(({ id, name }) => [id, name]))
}
