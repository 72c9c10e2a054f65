import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { describeConfig, readConfig } from '../../src/config.ts'

test('nothing set is a configuration', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 3000,
    portIsChosen: false,
    host: '127.0.0.1',
    mode: 'single',
    demo: true,
    currency: 'PEN',
  })
  expect(isAbsolute(config.home)).toBe(true)
})

test('an empty variable is none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test('a MODE that a build tool set is none of ours', () => {
  expect(readConfig({ MODE: 'test' }).mode).toBe('single')
  expect(readConfig({ MODE: 'platform' }).mode).toBe('platform')
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['DATABASE_URL', 'nonsense'],
  ['DEMO', 'maybe'],
  ['CURRENCY', 'soles'],
  ['TAX_RATE_PCT', '-1'],
  ['SESSION_SECRET', 'short'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    expect.objectContaining({ code: 'bad_configuration', place: { field: name } }),
  )
})

test('what is shown holds no secret', () => {
  const shown = describeConfig({
    DATABASE_URL: 'postgres://app:hush@db.example/maridaje?password=hush2',
    SESSION_SECRET: 'hush-hush-hush-hush',
    SMTP_URL: 'smtp://user:hush@mail.example',
  })
  expect(JSON.stringify(shown)).not.toContain('hush')
  expect(shown).toMatchObject({ SESSION_SECRET: '(set)', BACKUP_KEY: '(unset)', PORT: '3000 (preset)' })
  expect(shown.DATABASE_URL).toContain('db.example')
})
