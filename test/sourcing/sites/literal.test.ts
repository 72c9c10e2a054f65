import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findData, findInProgram } from '../../../src/sourcing/sites/embedded-data.ts'
import { readLiteral, readLooseJson } from '../../../src/sourcing/sites/literal.ts'

const value = (text: string) => readLiteral(text)?.value

describe('a literal', () => {
  test.each([
    ["{nombre: 'Lomo', precio: 38,}", { nombre: 'Lomo', precio: 38 }],
    ['[1, 2.5, -3, 1e3, 0x10, 1_000, .5]', [1, 2.5, -3, 1000, 16, 1000, 0.5]],
    [
      "{a: 'it\\'s', b: \"d\\u00eda\", c: `uno\ndos`, 'd-e': '\\x41'}",
      { a: "it's", b: 'día', c: 'uno\ndos', 'd-e': 'A' },
    ],
    ['{a: !0, b: !1, c: null, d: true} as const', { a: true, b: false, c: null, d: true }],
    ["['Con ' + 'mariscos', 'S/ ' + 38]", ['Con mariscos', 'S/ 38']],
    ['{/* a */ a: 1, // b\n b: 2, <!-- c --> c: 3}', { a: 1, b: 2, c: 3 }],
    ['Object.freeze([{a: 1}])', [{ a: 1 }]],
    ['[{a: 1} as Plato, {a: 2} satisfies Plato]', [{ a: 1 }, { a: 2 }]],
  ])('%s', (text, expected) => expect(value(text)).toEqual(expected))

  test('programs inside it are passed over, not run', () => {
    const text =
      "{a: alert('x'), b: () => { return {c: 1} }, d: 2, e() { process.exit(1) }, get f() { return 1 }, ...rest, g: x ? 1 : 2, h: [3], [i]: 4, j: new Date(2020, 1), k: (1, 2), l: 5}"
    expect(value(text)).toMatchObject({ d: 2, h: [3], l: 5 })
    expect(value(text)).not.toHaveProperty('a')
  })

  test('__proto__ is a key nobody sets', () => {
    expect(Object.getPrototypeOf(value('{"__proto__": {"polluted": 1}, "a": 1}'))).toBe(Object.prototype)
    expect(readLooseJson('{"__proto__": {"polluted": 1}, "a": 1,}')).toEqual({ a: 1 })
  })

  test('any JSON reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const text = JSON.stringify(json).replaceAll('"__proto__"', '"p"')
        expect(value(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('any text is read or refused, never thrown over', () => {
    const signs = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ',',
      ':',
      '"',
      "'",
      '`',
      'a',
      '1',
      '/*',
      '*/',
      '//',
      '\n',
      '\\',
      '...',
      '+',
      '=>',
      '<',
      '!',
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => void readLiteral(parts.join(''))),
      { numRuns: 2_000 },
    )
  })
})

describe('hostile scripts end', () => {
  test.each([
    ['brackets without end', `var a = ${'['.repeat(200_000)}`],
    ['open strings', 'x = ["'.repeat(100_000)],
    ['open comments', 'x = [/* '.repeat(100_000)],
    ['deep objects', `x = ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['functions in functions', `x = [${'function(){'.repeat(50_000)}`],
  ])('%s', (_, text) => {
    expect(findInProgram(text)).toEqual([])
  })

  test('state that points at itself', () => {
    const found = findData([{ type: 'application/json', id: '__NUXT_DATA__', text: '[{"a":1,"b":0},[0,1,2],"x"]' }])
    expect(found).toHaveLength(1)
  })
})
