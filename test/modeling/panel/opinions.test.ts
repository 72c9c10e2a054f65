import { expect, test } from 'vitest'
import { STYLE_CLASSES, type StyleClass } from '../../../src/domain/vocabulary.ts'
import type { Judgement } from '../../../src/knowledge/panel.ts'
import { agreementOf, opinionsOf } from '../../../src/modeling/panel/opinions.ts'

const says = (
  judge: string,
  best: StyleClass,
  accepted: StyleClass[],
  forbidden: StyleClass[],
  grapes: string[] = [],
) => ({ id: 'ceviche', judge, best, accepted: [best, ...accepted], forbidden, grapes }) satisfies Judgement

const PANEL = [
  says('a', 'white_light_crisp', ['sparkling'], ['red_full'], ['sauvignon-blanc', 'albarino']),
  says('b', 'white_light_crisp', [], ['red_full', 'sweet'], ['sauvignon-blanc']),
  says('c', 'white_aromatic', ['white_light_crisp'], [], ['riesling']),
]
const at = (name: StyleClass) => STYLE_CLASSES.indexOf(name)

test('an opinion holds the shares of the judges', () => {
  const [opinion] = opinionsOf(PANEL)
  expect(opinion!.judges).toBe(3)
  expect(opinion!.best[at('white_light_crisp')]).toBeCloseTo(2 / 3, 6)
  expect(opinion!.accepted[at('white_light_crisp')]).toBeCloseTo(1, 6)
  expect(opinion!.forbidden[at('red_full')]).toBeCloseTo(2 / 3, 6)
  expect(opinion!.best.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
  expect(opinion!.grapes.get('sauvignon-blanc')).toBeCloseTo(2 / 3, 6)
  expect(opinion!.grapes.get('albarino')).toBeCloseTo(0.7 / 3, 6)
})

test('two judges who say the same agree fully, two who say the opposite less than chance', () => {
  const steak = { ...says('a', 'red_full', ['red_medium'], ['sweet']), id: 'bife' }
  const same = agreementOf([PANEL[0]!, { ...PANEL[0]!, judge: 'b' }, steak, { ...steak, judge: 'b' }])
  expect(same).toMatchObject({ pairs: 2, best: 1, bestAccepted: 1, bestForbidden: 0 })
  expect(same.acceptedKappa).toBeCloseTo(1, 6)
  const opposite = agreementOf([
    says('a', 'white_light_crisp', [], ['red_full']),
    says('b', 'red_full', [], ['white_light_crisp']),
  ])
  expect(opposite).toMatchObject({ best: 0, bestAccepted: 0, bestForbidden: 1 })
  expect(opposite.acceptedKappa).toBeLessThan(0)
})
