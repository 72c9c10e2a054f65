/** Which lines tell more of a dish, by their look alone. */
import { expect, test } from 'vitest'
import { isDescriptive } from '../../../src/sourcing/documents/looks.ts'

test.each([
  '(acompañados con guacamole)',
  '[Acompañados con guacamole)',
  'con papas fritas y ensalada',
  'Salsa de maracuyá con papas nativas y ensalada.',
  'Filete de pescado, papas doradas, arroz y ensalada fresca',
])('"%s" describes', (line) => expect(isDescriptive(line)).toBe(true))

test.each(['Alitas de maracuyá (6 unidades)', 'Tequeños de queso.', 'Arroz con pato a la norteña', 'PARIHUELA'])(
  '"%s" may be a name',
  (line) => expect(isDescriptive(line)).toBe(false),
)
