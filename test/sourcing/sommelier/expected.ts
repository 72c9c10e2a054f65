/** Texts with what a person reads in them, and how far a reading agrees. */
import type { StatementBody } from '../../../src/contract/records.ts'
import { foldText } from '../../../src/flavor/text/fold.ts'

export interface Expected {
  id: string
  lang: 'es' | 'en'
  text: string
  /** `dish | grape, style or class | + or -` */
  statements: string[]
}

/** `## id language`, the text, then lines that begin with `=`. */
export function readExpected(file: string): Expected[] {
  return file
    .split(/^(?=## [\w-]+ (?:es|en)$)/m)
    .filter((part) => part.startsWith('## '))
    .map((part) => {
      const [head = '', ...lines] = part.trimEnd().split('\n')
      const [, id = '', lang = 'es'] = head.split(' ')
      const statements = lines.filter((line) => line.startsWith('= ')).map((line) => line.slice(2))
      const text = lines
        .filter((line) => !line.startsWith('= '))
        .join('\n')
        .trim()
      return { id, lang: lang === 'en' ? 'en' : 'es', text, statements }
    })
}

export interface Agreement {
  found: string[]
  missed: string[]
  surplus: string[]
}

export function compare(expected: readonly string[], bodies: readonly StatementBody[]): Agreement {
  const open = [...bodies]
  const agreement: Agreement = { found: [], missed: [], surplus: [] }
  for (const statement of expected) {
    const at = open.findIndex((body) => says(body, statement))
    if (at < 0) agreement.missed.push(statement)
    else {
      agreement.found.push(statement)
      open.splice(at, 1)
    }
  }
  agreement.surplus = open.map(
    ({ dish, grape, style, style_class, polarity }) =>
      `${dish} | ${grape ?? style ?? style_class} | ${polarity === 1 ? '+' : '-'}`,
  )
  return agreement
}

function says(body: StatementBody, statement: string): boolean {
  const [dish = '', wine = '', sign = ''] = statement.split(' | ')
  return (
    foldText(body.dish) === foldText(dish) &&
    [body.grape, body.style, body.style_class].includes(wine) &&
    (body.polarity === 1) === (sign === '+')
  )
}
