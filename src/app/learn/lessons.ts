/** The texts of data/learn: their form, and where they lie. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'

const id = z.string().regex(/^[a-z0-9-]+$/)
const both = z.strictObject({ es: z.string().min(3), en: z.string().min(3) })
const pair = z.string().includes(' + ')

export const Lesson = z.strictObject({
  id,
  /** its place on the page: the easiest first */
  order: z.int().min(1),
  title: both,
  text: both,
  /** ids of data/knowledge/sources.csv */
  source: z.array(id).nonempty(),
  /** ids of data/knowledge/pairing-rules.yaml */
  rules: z.array(id).nonempty(),
  examples: z.array(pair).nonempty(),
  counter: pair,
})

export const QuizWay = z.strictObject({
  id: z.enum(['avoid', 'dish', 'reason', 'wine']),
  text: both,
  source: z.array(id).nonempty(),
})

export type Lesson = z.infer<typeof Lesson>
export type QuizWay = z.infer<typeof QuizWay>

export function readLessons(root: string): Lesson[] {
  return readEntries(join(root, 'data', 'learn', 'principles.yaml'), Lesson)
}

export function readQuizWays(root: string): QuizWay[] {
  return readEntries(join(root, 'data', 'learn', 'quiz.yaml'), QuizWay)
}

function readEntries<T extends z.ZodType>(file: string, entry: T): z.infer<T>[] {
  const reading = z.array(entry).safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (reading.success) return reading.data
  const issue = reading.error.issues[0]
  const [row, ...field] = issue?.path ?? []
  throw new MaridajeError('bad_knowledge', issue?.message ?? 'has a wrong form', {
    place: { file, row: Number(row ?? 0) + 1, field: field.join('.') },
    hint: 'Run "npm run learn:check".',
  })
}
