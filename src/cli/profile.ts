import { bottleReader } from '../app/bottle-reader.ts'
import { readDishFile, readWineFile } from '../app/list-files.ts'
import { openEngine } from '../app/open-engine.ts'
import type { DishLine, WineLine } from '../contract/results.ts'
import type { WineReading } from '../flavor/readings.ts'
import { toDishLine } from '../flavor/to-profile-result.ts'
import { command, file, text, usage } from './command.ts'

export const profile = command({
  name: 'profile',
  summary: 'What a menu line or a label says, and which words say it',
  example: 'maridaje profile "lomo saltado"',
  takes: { name: 'DISH' },
  options: {
    wine: text('a line of a wine list instead of a dish', 'NAME'),
    dishes: { ...file, summary: 'a menu (CSV with a column "dish")' },
    wines: { ...file, summary: 'a wine list (CSV with a column "name")' },
  },
  async run({ args, wine, dishes, wines, json }, { print, config }) {
    const asked = [args.length > 0, wine !== undefined, dishes !== undefined, wines !== undefined].filter(
      Boolean,
    ).length
    if (asked !== 1)
      throw usage('Give one of: a dish, --wine, --dishes, --wines', 'For example: maridaje profile "lomo saltado"')
    const engine = await openEngine(config)
    const show = (line: DishLine | WineLine) => {
      if (json) print.json(line)
      else for (const row of describe(line)) print.line(row)
    }
    const bottleOf = bottleReader(engine)
    const lineOf = (reading: WineReading) => ({ ...engine.toWineLine(reading), ...bottleOf(reading) })
    if (dishes !== undefined)
      for (const dish of readDishFile(dishes, engine.knowledge).rows) show(toDishLine(engine.readDish(dish)))
    else if (wines !== undefined)
      for (const row of readWineFile(wines, engine.knowledge).rows) show(lineOf(engine.readWine(row)))
    else if (wine !== undefined) show(lineOf(engine.readWine({ name: wine })))
    else show(toDishLine(engine.readDish(args.join(' '))))
  },
})

/** Values below this are left out of the terminal's view; --json has all. */
const WORTH_SHOWING = 0.15

function describe(line: DishLine | WineLine): string[] {
  const isDish = 'dish' in line
  const head = isDish
    ? [
        line.dish,
        `  kind ${line.kind} · dish ${line.dish_id ?? '—'} · confidence ${line.confidence}`,
        `  ${Object.entries(line.facets)
          .map(([name, value]) => `${name} ${[value].flat().join(', ') || '—'}`)
          .join(' · ')}`,
        `  ingredients ${line.ingredients.join(', ') || '—'}`,
        `  techniques ${line.techniques.join(', ') || '—'} · sauces ${line.sauces.join(', ') || '—'}`,
      ]
    : [
        line.name,
        `  kind ${line.kind} · producer ${line.producer ?? '—'} · label ${line.label ?? '—'} · grapes ${line.grapes.join(', ') || '—'}`,
        `  region ${line.region ?? '—'} · country ${line.country ?? '—'} · vintage ${line.vintage ?? '—'} · abv ${line.abv ?? '—'}`,
        `  colour ${line.colour ?? '—'} · style ${line.style ?? '—'} (${line.style_class ?? '—'}) · confidence ${line.confidence}`,
      ]
  const groups = isDish
    ? [line.profile.tastes, line.profile.texture, line.profile.aromas]
    : [line.profile.structure, line.profile.aromas]
  const numbers = groups.flatMap((group) =>
    Object.entries(group)
      .filter(([, { v }]) => v >= WORTH_SHOWING)
      .map(([name, { v, c, o, from }]) => {
        const words = from.map(({ text: word }) => `"${word}"`).join(' ')
        return `  ${name.padEnd(18)}${bar(v)} ${v.toFixed(2)}  ${o}, sure ${c.toFixed(2)}${words ? `, from ${words}` : ''}`
      }),
  )
  const unknown = line.unknown.length > 0 ? [`  unknown: ${line.unknown.join(', ')}`] : []
  return ['', ...head, ...numbers, ...unknown]
}

function bar(value: number): string {
  const full = Math.round(value * 10)
  return '█'.repeat(full) + '░'.repeat(10 - full)
}
