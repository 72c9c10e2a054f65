/** What a sentence says of the dish in the dish's own words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sayRule } from '../../src/pairing/explain/reasons.ts'
import { articleOf } from '../../src/pairing/explain/spanish-article.ts'
import { engine, knowledge } from '../engine.ts'

const rule = (id: string) => engine.scorers.compiled.find((one) => one.rule.id === id)!
const say = (id: string, dish: string, lang: 'es' | 'en' = 'es') => sayRule(rule(id), engine.readDish(dish), lang)

describe('a cause inside a sentence', () => {
  test('has its article, drawn together with "de" and "a"', () => {
    expect(say('tannin-needs-protein', 'Lomo saltado')).toContain('la grasa del lomo saltado ')
    expect(say('acid-meets-acid', 'Causa acevichada')).toContain('a la altura de la causa acevichada.')
    expect(say('crisp-white-with-white-fish', 'Choritos a la chalaca')).toContain('de los choritos a la chalaca.')
    expect(say('acid-cuts-fat', 'Alitas acevichadas')).toContain('de las alitas acevichadas.')
  })

  test('goes without where nobody can tell: a foreign name, a number, an abbreviation', () => {
    expect(say('acid-cuts-fat', 'Ti pa kay')).toContain('de ti pa kay.')
    expect(say('medium-red-with-roast-poultry', '1/4 pollo a la brasa')).toMatch(/de 1\/4 pollo/)
    for (const words of ['black cod', 'tall. saltado', '3 leches', 'king crab', 'ja kao', 'tuna tartare'])
      expect(articleOf(words), words).toBe('')
  })

  test('knows words whose ending tells the wrong gender', () => {
    const said = {
      'ají de gallina': 'el',
      chaufa: 'el',
      'leche de tigre': 'la',
      'carnes al cilindro': 'las',
      ave: 'el',
    }
    for (const [words, article] of Object.entries(said)) expect(articleOf(words), words).toBe(article)
    expect(articleOf('habas con queso')).toBe('las')
    expect(articleOf('chicharrones')).toBe('los')
  })

  test('does not shout, in the middle of a line either, and what is spelt stays', () => {
    expect(say('tannin-needs-protein', 'ROCOTO RELLENO con pastel')).toContain('del rocoto relleno')
    expect(say('asian-with-offdry', 'Kam Lu Wantán')).not.toMatch(/Lu|Wan/)
    expect(say('acid-cuts-fat', 'Alitas BBQ')).toContain('alitas BBQ')
    expect(say('acid-cuts-fat', 'Chicharrón de pollo.')).not.toContain('..')
  })

  test('leaves out what stands in brackets and writes out "c/"', () => {
    expect(say('tannin-needs-protein', 'Anticuchos (2 palos) con choclo')).not.toContain('(')
    expect(say('acid-cuts-fat', 'Trucha frita c/papa')).not.toContain('c/')
  })

  test('is a thing and not how it is made', () => {
    expect(say('acid-meets-acid', 'Filete de lenguado a la chorrillana')).not.toContain('chorrillana')
    expect(say('aromatic-white-with-heat', 'Alitas BBQ picante')).not.toContain('de picante')
    for (const { rule: one } of engine.scorers.compiled)
      expect(say(one.id, 'Rocoto relleno vegetariano'), one.id).not.toContain(' vegetariano')
  })
})

test('no sentence doubles a preposition, an article or a stop, whatever is printed', () => {
  const names = knowledge.tables.dishes.rows.flatMap(({ es, aliases }) => [es, ...aliases])
  const speakers = engine.scorers.compiled.filter(({ rule: { say: words } }) => words.es.includes('{cause}'))
  const shouted = fc.constantFrom(...names).chain((name) => fc.constantFrom(name, name.toUpperCase(), `${name}.`))
  fc.assert(
    fc.property(shouted, fc.constantFrom(...speakers), (name, speaker) => {
      const text = sayRule(speaker, engine.readDish(name), 'es')
      expect(text).not.toMatch(/\b(?:de|a) el \w|\bdel? (?:del?|la|el|los|las) (?:el|la|los|las) |\.\.|\{cause\}/)
    }),
    { seed: 7, numRuns: 400 },
  )
})

test('a savoury plate that is sweeter than the wine is not called a dessert', () => {
  const { terms, rule: sweet } = rule('dessert-sweeter-than-wine')
  expect(terms.length).toBeGreaterThan(0)
  expect(sweet.say.es + sweet.say.en).not.toMatch(/postre|dessert/)
})
