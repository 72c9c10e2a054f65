/** Everything that a house's log can hold has its sentence, in both languages. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { CurationState } from '../../src/contract/house/curation.ts'
import { PERMISSIONS } from '../../src/contract/roles.ts'
import { sayDeed } from '../../src/web/settings/audit-log.tsx'
import { auditEn } from '../../src/web/words/audit.en.ts'
import { auditEs } from '../../src/web/words/audit.es.ts'

/** Written to the log of the platform, which no house reads. */
const OF_THE_PLATFORM = [
  'account.added',
  'account.deleted',
  'model.promoted',
  'model.rolled_back',
  'restaurant.deleted',
  'retention.done',
]
/** Put together from two words where they are written. */
const COMPOSED = ['menu.restored', 'wines.restored', ...CurationState.options.map((state) => `pairing.${state}`)]
const THINGS =
  'account|device|dish|house_profile|import|invitation|job|key|member|model|pairing|pin|platform|restaurant|retention|service|stock|support|wine'

function actionsOfTheCode(): string[] {
  const texts = globSync('src/app/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'))
  const writing = texts.filter((text) => /[aA]udit\(/.test(text))
  const known: readonly string[] = [...PERMISSIONS, ...OF_THE_PLATFORM]
  const found = writing.flatMap((text) => [...text.matchAll(new RegExp(`'((?:${THINGS})\\.[a-z_]+)'`, 'g'))])
  return [...new Set([...found.map(([, action = '']) => action), ...COMPOSED])].filter((one) => !known.includes(one))
}

describe.each([
  ['es', auditEs],
  ['en', auditEn],
])('%s', (_, words) => {
  test('has a sentence for every deed, and none for what nobody does', () =>
    expect(Object.keys(words.said).sort()).toEqual(actionsOfTheCode().sort()))
})

test('the log says what was done to what', () => {
  const deed = { action: 'wine.sold_out', subject_name: 'Intipalka Malbec', details: {} }
  expect(sayDeed(deed, auditEs)).toBe('marcó agotado «Intipalka Malbec»')
  expect(sayDeed({ ...deed, action: 'service.noted', details: { covers: 40 } }, auditEn)).toBe('noted 40 covers')
  expect(sayDeed({ ...deed, action: 'of.tomorrow' }, auditEs)).toBe('of.tomorrow')
})
