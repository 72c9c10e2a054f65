import { expect, test } from 'vitest'
import { keepAnswers } from '../../src/app/answers.ts'
import { openLists } from '../../src/app/lists.ts'
import { pairDishes } from '../../src/app/pair-dishes.ts'
import { ROOT } from '../../src/config.ts'
import { demoStorage } from '../../src/storage/demo-files.ts'
import { engine } from '../engine.ts'

const lists = openLists({ of: () => engine }, demoStorage(ROOT))
const ask = (dish: string, answer = keepAnswers()) => pairDishes(answer, lists, { dishes: [dish], top: 2, lang: 'es' })

test('the same question gets the same object, so that what is written out can be kept with it', async () => {
  const answer = keepAnswers()
  const [first, again] = [await ask('causa', answer), await ask('causa', answer)]
  expect(again.results[0]).toBe(first.results[0])
  expect(again.list).toBe(first.list)
  expect((await ask('causa')).results).toEqual(first.results)
})

test('a row of texts that are asked once does not push out the menu that is asked for all evening', async () => {
  const answer = keepAnswers()
  const menu = await ask('lomo saltado', answer)
  for (let n = 0; n < 900; n++) {
    await ask(`causa no. ${n}`, answer)
    if (n % 300 === 299) expect((await ask('lomo saltado', answer)).results[0]).toBe(menu.results[0])
  }
})
