/** The model card, written from the manifest: nothing in it is typed by hand. */
import type { Evaluation } from './evaluate.ts'
import type { Manifest } from './manifest.ts'

export function modelCard(manifest: Manifest, evaluation: Evaluation): string {
  const strongest = manifest.learners.map(({ id, kind, weight }) => `| ${id} | ${kind} | ${weight} |`)
  const metrics = Object.entries(manifest.metrics).map(([name, { value, lo, hi }]) => {
    const baselines = Object.values(evaluation.baselines).map((baseline) => show(baseline[name]?.value))
    return `| ${name} | ${show(value)} | ${show(lo)} to ${show(hi)} | ${baselines.join(' | ')} |`
  })
  const names = Object.keys(evaluation.baselines)
  return [
    `# Model ${manifest.version}`,
    '',
    'Ranks the wines of a list for a dish: the sum of a popularity prior, pairing rules and published evidence in logits,',
    'then Platt scaling. The score is the probability that a sommelier would name the wine rather than one he would not.',
    '',
    '## Made from',
    `Statements and split ${manifest.created_from.data}, knowledge ${manifest.created_from.knowledge}, code ${manifest.created_from.code}, seed ${manifest.seed}.`,
    '',
    '## Parts',
    '| part | kind | weight |',
    '|---|---|---|',
    ...strongest,
    '',
    '## Agreement with sommeliers never seen',
    `${evaluation.n} dishes of the tuning folds, each judged by a model that saw neither its family nor its sommeliers (\`maridaje evaluate\`).`,
    '',
    `| measure | value | 95 % interval | ${names.join(' | ')} |`,
    `|---|---|---|${names.map(() => '---|').join('')}`,
    ...metrics,
    '',
    '## Gates',
    '| gate | value | limit | passed |',
    '|---|---|---|---|',
    ...manifest.gates.map(
      ({ name, value, limit, ok }) => `| ${name} | ${show(value)} | ${limit} | ${ok ? 'yes' : 'no'} |`,
    ),
    '',
    '## Limits',
    'The statements are mostly in English and Spanish and lean to Western dishes; Andean and Amazonian cooking rests on rules.',
    'The rules were written by people who know the published statements: the numbers above are kinder than a dish no one has written about.',
    '',
  ].join('\n')
}

function show(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(3)
}
