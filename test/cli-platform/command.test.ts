import { expect, test } from 'vitest'
import {
  type Command,
  type Context,
  command,
  count,
  countOrAll,
  type Everywhere,
  file,
  flag,
  text,
} from '../../src/cli/command.ts'

const OPTIONS = {
  wines: file,
  top: count(5, 'how many'),
  rows: countOrAll(3),
  whyNot: text('why not'),
  open: flag('open'),
}

/** Runs it on these words and gives what `run` was called with. */
async function read(
  words: string[],
  takes?: { name: string; least?: number; most?: number },
): Promise<Everywhere & Record<string, unknown>> {
  let seen: Everywhere | undefined
  const example = 'maridaje taste "causa"'
  const definition = { name: 'taste', summary: 'Taste it', example, options: OPTIONS, ...(takes && { takes }) }
  const taste: Command = command({
    ...definition,
    run: (options) => {
      seen = options
    },
  })
  await taste.run(words, () => ({}) as Context)
  return { ...seen! }
}

test('options have their values, what was not said its preset', async () => {
  expect(await read(['--why-not', 'Malbec', '--top', '2', '--rows=all', '--open'])).toEqual({
    args: [],
    json: false,
    lang: 'es',
    quiet: false,
    wines: undefined,
    whyNot: 'Malbec',
    top: 2,
    rows: Number.POSITIVE_INFINITY,
    open: true,
  })
})

test('every command takes --json, --lang and --quiet', async () => {
  expect(await read(['--json', '--lang', 'en', '--quiet'])).toMatchObject({ json: true, lang: 'en', quiet: true })
})

test('words behind -- are words', async () => {
  expect((await read(['--', '--top', '-x'], { name: 'DISH' })).args).toEqual(['--top', '-x'])
})

test.each([
  [['--nix'], /Unknown option '--nix'/],
  [['--top', 'many'], /--top is a whole number, not "many"/],
  [['--top', '-1'], /top/],
  [['--top', '1e3'], /whole number/],
  [['--top'], /top/],
  [['--lang', 'qu'], /--lang is one of es, en, not "qu"/],
  [['--open=yes'], /open/],
  [['word'], /"word" is one word too many/],
])('%j is not understood, and that is said with an example', async (words, message) => {
  await expect(read(words)).rejects.toMatchObject({ code: 'usage', message: expect.stringMatching(message) })
})

test('a missing word is named', async () => {
  await expect(read([], { name: 'DISH', least: 1, most: 1 })).rejects.toMatchObject({
    message: 'DISH is missing',
    hint: expect.stringContaining('maridaje taste "causa"'),
  })
})
