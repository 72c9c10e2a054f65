import { join } from 'node:path'
import { openKnowledge } from '../app/kept-knowledge.ts'
import { exportReviewed, openReview, type Reviewed } from '../app/review-statements.ts'
import { command, file, flag, text, usage } from './command.ts'

export const review = command({
  name: 'review',
  summary: 'Doubtful statements of sommeliers: list, accept, reject, correct, export for evaluate and train',
  example: 'maridaje review --in data/interim/textos --accept 3fa1 77c0',
  takes: { name: 'ID|FIELD=VALUE' },
  options: {
    in: { ...file, placeholder: 'DIR', summary: 'folder that `maridaje source --out` wrote' },
    accept: text('these statements hold; further ids may follow', 'ID'),
    reject: text('these do not; further ids may follow', 'ID'),
    set: text('correct a field of this statement: --set ID grape=malbec; an empty value clears it', 'ID'),
    all: flag('list every statement, not only the doubtful that nobody decided'),
    export: { ...file, summary: 'write what was accepted, and what was sure and not rejected, as recommendations.csv' },
  },
  async run({ in: folder, accept, reject, set, all, export: out, args, json }, { print, config }) {
    if (folder === undefined) throw usage('--in is missing', 'For example: maridaje review --in data/interim/textos')
    const asked = [accept, reject, set].filter((one) => one !== undefined)
    if (asked.length > 1) throw usage('--accept, --reject and --set are given one at a time')
    if (asked.length === 0 && args.length > 0) throw usage(`"${args[0]}" belongs behind --accept, --reject or --set`)
    const knowledge = await openKnowledge(join(config.root, 'data', 'knowledge'), join(config.home, 'cache'))
    const open = openReview(folder, knowledge, () => Date.now())
    if (set !== undefined) {
      if (args.length === 0) throw usage('--set needs FIELD=VALUE', 'For example: --set 3fa1 dish_id=lomo-saltado')
      for (const word of args) {
        const [, field = '', value = ''] = /^([a-z_]+)=(.*)$/s.exec(word) ?? []
        if (field === '') throw usage(`"${word}" is no FIELD=VALUE`)
        open.set(set, field, value)
      }
    } else if (accept !== undefined)
      print.talk(`accepted: ${open.decide([...accept.split(','), ...args], 'accept').join(' ')}`)
    else if (reject !== undefined)
      print.talk(`rejected: ${open.decide([...reject.split(','), ...args], 'reject').join(' ')}`)
    if (out !== undefined) {
      const { written, left } = exportReviewed(out, open.statements, knowledge)
      for (const { id, why } of left) print.talk(`${id} is left out: ${why}`)
      if (json) print.json({ out, written, left })
      else print.line(`${out}: ${written} statements, ${left.length} left out`)
      return
    }
    const doubtful = open.statements.filter(({ state }) => state === 'doubtful')
    const shown = all
      ? open.statements
      : set === undefined
        ? doubtful
        : open.statements.filter(({ record }) => record.record_id.startsWith(set))
    if (asked.length === 0 || set !== undefined)
      for (const one of shown) {
        if (json) print.json({ state: one.state, dish_id: one.dishId, ...one.record, body: one.body })
        else for (const line of linesFor(one)) print.line(line)
      }
    const count = (state: Reviewed['state']) => open.statements.filter((one) => one.state === state).length
    print.talk(
      `${count('doubtful')} doubtful, ${count('sure')} sure, ${count('accepted')} accepted, ${count('rejected')} rejected`,
    )
  },
})

/** A statement on three lines: what was read, where it stands, why it is doubtful. */
function linesFor({ record, body, dishId, state }: Reviewed): string[] {
  const wine = [body.style_class, body.style, body.grape, body.region].filter((part) => part !== null).join(' · ')
  const sign = body.polarity === 1 ? '+' : '−'
  const doubts = record.doubts.map(({ code }) => code).join(', ')
  return [
    `${record.record_id}  ${record.confidence.toFixed(2)}  ${state}  ${sign} ${body.dish}${dishId ? ` (${dishId})` : ''} | ${body.recommendation} (${wine})`,
    `  «${record.position.text}»  ${record.source}:${record.position.line ?? ''}  ${body.sommelier ?? ''}`,
    ...(doubts === '' ? [] : [`  ${doubts}`]),
  ]
}
