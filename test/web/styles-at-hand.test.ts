/** A page that comes by itself brings the styles of its classes along: no other page has to have been there before. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'

const WEB = join(ROOT, 'src', 'web')
const ROUTES = join(WEB, 'shell', 'routes.tsx')
const texts = new Map<string, string>()
const read = (file: string) => {
  const found = texts.get(file) ?? readFileSync(file, 'utf8')
  texts.set(file, found)
  return found
}

/** All files that these bring along, styles included; what comes later is not among them. */
function reached(roots: readonly string[]): Set<string> {
  const found = new Set(roots)
  for (const file of found) {
    if (!/\.tsx?$/.test(file)) continue
    for (const [, isType, path = ''] of read(file).matchAll(
      /(?:^|\n)(?:import|export)\s+(type\s)?(?:[^'"]*from\s+)?'(\.[^']+)'/g,
    )) {
      const next = resolve(dirname(file), path)
      if (!isType && existsSync(next)) found.add(next)
    }
  }
  return found
}

const cssIn = (files: Iterable<string>) => [...files].filter((file) => file.endsWith('.css')).map(read)
const named = (css: readonly string[], pattern: RegExp) =>
  new Set(css.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)))
const classesIn = (file: string) =>
  [...read(file).matchAll(/className="([^"]+)"/g)].flatMap(([, names = '']) => names.split(/\s+/))

const everyFile = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).map((path) => join(WEB, path))
/** Classes with styles of their own, wherever they stand; `.door .mark` is a matter of the door. */
const everyStyle = named(cssIn(everyFile), /^\s*\.([a-z][\w-]*)/gim)
const atOnce = reached([join(WEB, 'main.tsx')])
const pages = [...read(ROUTES).matchAll(/import\('([^']+)'\), '(\w+)'/g)].map(([, path = '', name = '']) => ({
  name,
  file: resolve(dirname(ROUTES), path),
}))
/** Pages of a house stand in its frame. */
const frame = join(WEB, 'house', 'frame.tsx')
const inFrame = /\/(?:house|lists|imports|insight|team|settings|jobs|curation)\//

test('there are pages to look at', () => expect(pages.length).toBeGreaterThan(20))

test.each(pages)('$name', ({ file }) => {
  const files = reached(inFrame.test(file) ? [file, frame] : [file])
  const there = named(cssIn([...atOnce, ...files]), /\.([a-z][\w-]*)/gi)
  const missing = [...files]
    .filter((one) => one.endsWith('.tsx'))
    .flatMap((one) =>
      classesIn(one)
        .filter((name) => everyStyle.has(name) && !there.has(name))
        .map((name) => `${name} in ${one.slice(WEB.length + 1)}`),
    )
  expect(missing).toEqual([])
})
