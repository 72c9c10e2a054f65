import { expect, test } from 'vitest'
import { sayMessage } from '../../src/web/jobs/say-message.ts'
import { jobsEn } from '../../src/web/words/jobs.en.ts'
import { jobsEs } from '../../src/web/words/jobs.es.ts'

test.each([
  ['trayendo la página / fetching the page', 'Trayendo la página', 'Fetching the page'],
  ['leyendo / reading', 'Leyendo', 'Reading'],
  ['página / page 3 / 7', 'Página 3 de 7', 'Page 3 of 7'],
  ['líneas / lines: 12', '12 líneas', '12 lines'],
  ['fold 2 of 4', 'fold 2 of 4', 'fold 2 of 4'],
])('%s is said in one language', (said, es, en) => {
  expect(sayMessage(said, jobsEs.jobs)).toBe(es)
  expect(sayMessage(said, jobsEn.jobs)).toBe(en)
})
