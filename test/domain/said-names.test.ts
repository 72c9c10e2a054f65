import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quieten, quietenName } from '../../src/domain/quiet-lines.ts'
import { afterNaming, theWine, yourDish } from '../../src/domain/said-names.ts'

describe('lines that shout', () => {
  test('the shouted head of a line is calmed, letters stay letters', () => {
    expect(quieten('CEVICHE DE CABALLA en semi-salazón')).toBe('Ceviche de caballa en semi-salazón')
    expect(quieten('TARTA DE QUESO CON PX')).toBe('Tarta de queso con PX')
    expect(quieten('Alitas BBQ picantes')).toBe('Alitas BBQ picantes')
    expect(quieten('GAMBA BLANCA 100 GR')).toBe('Gamba blanca 100 gr')
    expect(quieten('Ají de gallina')).toBe('Ají de gallina')
    expect(quietenName('LUSCO, Albariño sobre lías, RIAS BAIXAS')).toBe('Lusco, Albariño sobre lías, Rias Baixas')
    expect(quietenName('Carmelo TSM 2017')).toBe('Carmelo TSM 2017')
  })
})

describe('names as they are said', () => {
  test('a dish is the guest’s own: one or several, without what is printed to be read', () => {
    const said: [string, string][] = [
      ['LOMO SALTADO CRIOLLO', 'su lomo saltado criollo'],
      ['Anticuchos de corazón (2 palitos)', 'sus anticuchos de corazón'],
      ['Tequeños de lomo x6', 'sus tequeños de lomo'],
      ['GAMBA BLANCA HERVIDA 100g.', 'su gamba blanca hervida'],
      ['OSTRA EN CEVICHE, aliñada con verduritas', 'su ostra en ceviche'],
      ['Tres leches', 'su tres leches'],
      ['2 causas limeñas', 'sus 2 causas limeñas'],
      ['Nuestro ceviche', 'nuestro ceviche'],
      ['La causa de la abuela', 'la causa de la abuela'],
      ['BROWNIE DE CHOCO Y NUECES con helado de almendras y turrón', 'su brownie de choco y nueces'],
      ['  ', 'este plato'],
    ]
    for (const [printed, name] of said) expect(yourDish(printed, 'es')).toBe(name)
    expect(yourDish('Anticuchos de corazón', 'en')).toBe('your anticuchos de corazón')
  })

  test('a wine has its article unless it brings one', () => {
    expect(theWine('CATENA MALBEC 2021, Mendoza', 'es')).toBe('el Catena Malbec')
    expect(theWine('EL GUINDAL, Garnacha', 'es')).toBe('El Guindal')
    expect(theWine('LOUIS ROEDERER COLLECTION 242 42% chardonnay, 36% pinot', 'es')).toBe(
      'el Louis Roederer Collection 242',
    )
    expect(theWine('Intipalka Sauv. Blanc', 'en')).toBe('the Intipalka Sauv. Blanc')
  })

  test('a reason does not name again the dish that was just named', () => {
    const reason = 'La proteína y la grasa de lomo saltado suavizan los taninos.'
    expect(afterNaming(reason, 'Lomo saltado criollo', 'es')).toBe(
      'La proteína y la grasa de este plato suavizan los taninos.',
    )
    expect(afterNaming('El toque dulce calma el picor de la leche de tigre.', 'Leche de tigre', 'es')).toBe(
      'El toque dulce calma el picor de este plato.',
    )
    expect(afterNaming('La acidez limpia la grasa del ají de gallina.', 'AJÍ DE GALLINA', 'es')).toBe(
      'La acidez limpia la grasa de este plato.',
    )
    expect(afterNaming('Un tinto acompaña las costillas.', 'Costillas BBQ', 'es')).toBe('Un tinto acompaña este plato.')
    expect(afterNaming('Un blanco con quesos.', 'Queso fundido', 'es')).toBe('Un blanco con quesos.')
    expect(afterNaming('The fat of lomo saltado softens it.', 'LOMO SALTADO', 'en')).toBe(
      'The fat of this dish softens it.',
    )
  })

  test('any printed line gives one line to say', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'grapheme' }), (line) => {
        for (const said of [yourDish(line, 'es'), theWine(line, 'en'), afterNaming(line, line, 'es')])
          expect(typeof said).toBe('string')
        expect(yourDish(line, 'es').trim()).not.toBe('su')
      }),
    )
  })
})
