/** The model card, written from the manifest: nothing in it is typed by hand. */
import type { Interval } from '../learners/metrics.ts'
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
    'Ranks the wines of a list for a dish: the sum of a popularity prior, pairing rules, published evidence, two towers and',
    'the memory of a panel of language models in logits, then Platt scaling. The score is the probability that a sommelier would name the wine rather than one he would not.',
    '',
    '## Made from',
    `Statements and split ${manifest.created_from.data}, knowledge ${manifest.created_from.knowledge}, code ${manifest.created_from.code}, seed ${manifest.seed}.`,
    '',
    '## Parts',
    '| part | kind | weight |',
    '|---|---|---|',
    ...strongest,
    '',
    '## What each learner adds',
    'The blend fitted again without it, out of fold and paired: what the learner takes off the log loss of the calibrated score',
    '(nats per dish of the statements), and by how much the share of the panel that accepts the first wine rises; 90 % intervals.',
    'It earns its weight when either is above 0 and worth its time (0.005 nats, 0.01 of the judges), and the first is not below 0. The one that earns least goes first, and the others',
    'are looked at again without it.',
    '',
    '| learner | log loss | panel accepts | earned its weight |',
    '|---|---|---|---|',
    ...Object.entries(manifest.gains).map(
      ([name, { sommeliers, panel, earned }]) =>
        `| ${name} | ${between(sommeliers)} | ${between(panel)} | ${earned ? 'yes' : 'no: weight 0'} |`,
    ),
    '',
    '## Agreement with sommeliers never seen',
    `${evaluation.n} dishes of the tuning folds, each judged by a model that saw neither its family nor its sommeliers (\`maridaje evaluate\`).`,
    '',
    `| measure | value | 95 % interval | ${names.join(' | ')} |`,
    `|---|---|---|${names.map(() => '---|').join('')}`,
    ...metrics,
    '',
    'The column known_dish is the same model where the panel judged the dish, without knowing what the sommeliers say: as it serves.',
    '',
    '## What the panel thinks of it',
    'Language models acting as sommeliers, blind; counted as nobody. Dishes and lines whose family the model never met.',
    '',
    '| | n | first wine accepted | first wine the best | forbidden among three |',
    '|---|---|---|---|---|',
    ...Object.entries(evaluation.panel).flatMap(([system, kinds]) =>
      Object.entries(kinds).map(
        ([kind, { n, measures }]) =>
          `| ${system}, ${kind} | ${n} | ${show(measures['accepted@1'].value)} | ${show(measures['best@1'].value)} | ${show(measures['forbidden@3'].value)} |`,
      ),
    ),
    '',
    ...(manifest.text
      ? [
          '## Texts of which nothing is known',
          `A linear model over runs of letters guesses their profile. On families it did not see its mean absolute error is ${show(manifest.text.error)} (the mean dish: ${show(manifest.text.mean_error)});`,
          `it guesses a main ingredient for ${show(manifest.text.guessed)} of them and is right in ${show(manifest.text.right)} of these.`,
          '',
        ]
      : []),
    ...(manifest.bottles
      ? [
          '## Bottles',
          `What X-Wines would say of a bottle (\`maridaje profile --wine\`; no score rests on it), on wineries that it did not see, ${manifest.bottles.bottles} bottles of ${manifest.bottles.wineries}:`,
          `category of food against wine, AUC ${show(manifest.bottles.food_auc)}; body exact ${show(manifest.bottles.body_exact)}, within one step ${show(manifest.bottles.body_within_one)}; acidity ${show(manifest.bottles.acidity)}.`,
          '',
        ]
      : []),
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

function between({ value, lo, hi }: Interval): string {
  return `${show(value)} (${show(lo)} to ${show(hi)})`
}

function show(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(3)
}
