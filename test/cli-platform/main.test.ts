import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from '../../src/cli/main.ts'

let said: { out: string; err: string }
beforeEach(() => {
  said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += text
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

test('--help lists every command, and every one of them helps', async () => {
  expect(await main(['--help'])).toBe(0)
  const names = [...said.out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name)
  expect(names).toEqual(expect.arrayContaining(['pair', 'profile', 'mock', 'evaluate', 'serve', 'migrate', 'doctor']))
  for (const name of names) {
    said.out = ''
    expect(await main([name, '--help'])).toBe(0)
    expect(said.out).toMatch(/--json[\s\S]*--lang es\|en[\s\S]*--quiet[\s\S]*For example: /)
  }
})

test.each([
  [['nix'], /There is no command "nix"[\s\S]*The commands are pair/],
  [['constructor'], /There is no command "constructor"/],
  [['--json', 'pair', 'x'], /--json comes after a command/],
  [['pair', '--nix'], /Unknown option '--nix'[\s\S]*For example/],
])('%j exits with 2 and says what to do, without a stack', async (words, message) => {
  expect(await main(words)).toBe(2)
  expect(said.err).toMatch(message)
  expect(said.err).not.toMatch(/\n\s+at /)
  expect(said.out).toBe('')
})

test('no words show the help, --version the version', async () => {
  expect(await main([])).toBe(0)
  expect(said.out).toContain('maridaje COMMAND')
  said.out = ''
  expect(await main(['--version'])).toBe(0)
  expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('a wrong configuration exits with 2 and names the variable', async () => {
  vi.stubEnv('PORT', 'many')
  expect(await main(['doctor'])).toBe(2)
  expect(said.err).toMatch(/PORT/)
  vi.unstubAllEnvs()
})
