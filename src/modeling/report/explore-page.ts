/** What exploration found, as a page. */
import type { Lang } from '../../contract/requests.ts'
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import { bars, heatMap, histogram, shown } from './charts.ts'
import type { Information, Summary } from './columns.ts'
import type { PairingOverview } from './explore-pairings.ts'
import type { TableOverview } from './explore-table.ts'
import { EXPLORE_WORDS, type ExploreWords } from './explore-words.ts'
import type { Importance } from './importance.ts'
import { figure, gallery, type Html, renderPage, type Section, table } from './page.ts'

const TOLD = 20

export function pairingsPage(overview: PairingOverview, lang: Lang): Html {
  const words = EXPLORE_WORDS[lang]
  return renderPage({
    title: words.pairingsTitle,
    lang,
    lead: words.pairingsLead,
    sections: pairingSections(overview, words),
  })
}

export function tablesPage(overviews: readonly TableOverview[], lang: Lang): Html {
  const words = EXPLORE_WORDS[lang]
  const isOne = overviews.length === 1
  return renderPage({
    title: isOne ? `${words.tableTitle}: ${overviews[0]!.name}` : words.tablesTitle,
    lang,
    lead: words.tableLead(overviews.map(({ name, rows, columns }) => ({ name, rows, columns: columns.length }))),
    sections: overviews.flatMap((overview) => tableSections(overview, words, isOne ? '' : `${overview.name}: `)),
  })
}

function pairingSections(overview: PairingOverview, words: ExploreWords): Section[] {
  const { agreement, proteins, correlations } = overview
  return [
    {
      title: words.holds,
      body:
        table(
          [words.what, words.count],
          overview.counts.map(({ name, value }) => [words.counts[name] ?? name, value]),
        ) +
        gallery([
          figure(
            words.classesNamed,
            bars(
              words.classesNamed,
              overview.classes.map(({ name, statements }) => ({ label: name, value: statements })),
            ),
          ),
          figure(
            words.classesJudged,
            bars(
              words.classesJudged,
              overview.classes.map(({ name, panel }) => ({ label: name, value: panel })),
            ),
          ),
        ]),
    },
    {
      title: words.cuisines,
      note: words.cuisinesNote,
      body: table(
        [words.cuisine, words.dishes, words.statements],
        overview.cuisines.map(({ name, dishes, statements }) => [name, dishes, statements]),
      ),
    },
    {
      title: words.tastes,
      note: words.tastesNote,
      body: smallPictures(overview.tastes.map(({ name, values }) => figure(name, histogram(name, values, 0, 1)))),
    },
    {
      title: words.structure,
      note: words.structureNote,
      body: smallPictures(overview.structure.map(({ name, values }) => figure(name, histogram(name, values, 0, 1)))),
    },
    {
      title: words.correlations,
      note: words.correlationsNote,
      body: correlationPicture(words, correlations),
    },
    {
      title: words.proteins,
      note: words.proteinsNote,
      body: figure(
        '',
        heatMap(words.proteins, {
          rows: proteins.names.map((name, r) => `${name} (${proteins.counts[r]})`),
          columns: STYLE_CLASSES,
          value: (r, c) => proteins.shares[r]?.[c] ?? null,
          label: (r, c) => {
            const share = proteins.shares[r]?.[c] ?? 0
            return share >= 0.095 ? String(Math.round(100 * share)) : ''
          },
        }),
      ),
    },
    {
      title: words.agreement,
      note: words.agreementNote,
      body: table(
        [words.what, words.value],
        [
          [words.sommelierPairs(agreement.sommeliers.dishes), agreement.sommeliers.pairs],
          [words.sameClass, shown(agreement.sommeliers.sameClass)],
          [words.sameGrape, shown(agreement.sommeliers.sameGrape)],
          [words.panelPairs, agreement.panel.pairs],
          [words.panelBest, shown(agreement.panel.best)],
          [words.panelAccepted, shown(agreement.panel.bestAccepted)],
          [words.panelForbidden, shown(agreement.panel.bestForbidden)],
          [words.panelKappa, shown(agreement.panel.acceptedKappa)],
        ],
      ),
    },
    { title: words.missing, body: missingPicture(words, overview.missing) },
    {
      title: words.information,
      note: words.informationNote,
      body: gallery([
        informationPicture(words.informationStatements, overview.information.statements),
        informationPicture(words.informationPanel, overview.information.panel),
      ]),
    },
    importanceSection(words, overview.importance),
  ]
}

function tableSections(overview: TableOverview, words: ExploreWords, before: string): Section[] {
  const { columns, numbers, correlations, target, problems } = overview
  const summaries = columns.map(({ summary }) => summary)
  const title = (text: string) => `${before}${text}`
  const sections: Section[] = [
    {
      title: title(words.columns),
      body: table(
        [words.column, words.kind, words.missingShare, words.distinct, words.middle],
        columns.map(({ plan, why, summary }) => [
          summary.name,
          why ?? words.kinds[plan],
          percent(summary.missing / summary.rows),
          summary.distinct,
          inShort(summary),
        ]),
      ),
    },
  ]
  if (numbers.length > 0)
    sections.push({
      title: title(words.distributions),
      body: smallPictures(
        numbers.flatMap(({ name, values }) => {
          const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
          const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
          return values.length === 0 ? [] : [figure(name, histogram(name, values, least, most))]
        }),
      ),
    })
  const categories = summaries.filter((summary) => summary.kind === 'category' && summary.top.length > 0)
  if (categories.length > 0)
    sections.push({
      title: title(words.categories),
      body: gallery(
        categories.flatMap((summary) =>
          summary.kind === 'category'
            ? [
                figure(
                  `${summary.name} (${summary.distinct})`,
                  bars(
                    summary.name,
                    summary.top.map(({ value, count }) => ({ label: value, value: count })),
                  ),
                ),
              ]
            : [],
        ),
      ),
    })
  if (correlations.names.length > 1)
    sections.push({
      title: title(words.correlations),
      note: words.correlationsNote,
      body: correlationPicture(words, correlations),
    })
  sections.push({ title: title(words.missing), body: missingPicture(words, summaries) })
  if (target) {
    sections.push({
      title: title(`${words.information}: ${target.name}`),
      note: words.informationNote,
      body: informationPicture(target.name, target.information),
    })
    if (target.importance) {
      const section = importanceSection(words, target.importance)
      sections.push({ ...section, title: title(section.title) })
    }
  }
  if (problems.length > 0)
    sections.push({
      title: title(words.problems),
      body: table(
        [words.row, words.what],
        problems.slice(0, 50).map(({ file, row, message }) => [`${file}:${row}`, message]),
      ),
    })
  return sections
}

function smallPictures(figures: readonly Html[]): Html {
  return gallery(figures).replace('class="gallery"', 'class="gallery small"')
}

function correlationPicture(
  words: ExploreWords,
  { names, cells }: { names: readonly string[]; cells: number[][] },
): Html {
  return figure(
    '',
    heatMap(words.correlations, {
      rows: names,
      columns: names,
      value: (r, c) => (r === c ? null : (cells[r]?.[c] ?? null)),
      label: (r, c) => {
        const value = cells[r]?.[c] ?? 0
        return r !== c && Math.abs(value) >= 0.3 ? value.toFixed(1).replace('0.', '.') : ''
      },
    }),
  )
}

function missingPicture(words: ExploreWords, summaries: readonly Summary[]): Html {
  const lacking = summaries.filter(({ missing }) => missing > 0).sort((a, b) => b.missing / b.rows - a.missing / a.rows)
  if (lacking.length === 0) return `<p>${words.nothingMissing}</p>`
  return figure(
    words.missingShare,
    bars(
      words.missing,
      lacking.map(({ name, missing, rows }) => ({ label: name, value: missing / rows, note: percent(missing / rows) })),
    ),
  )
}

function informationPicture(caption: string, information: readonly Information[]): Html {
  return figure(
    caption,
    bars(
      caption,
      information.slice(0, TOLD).map(({ name, share }) => ({ label: name, value: share, note: percent(share) })),
    ),
  )
}

function importanceSection(words: ExploreWords, { score, blind, columns }: Importance): Section {
  return {
    title: words.importance,
    note: words.importanceNote(percent(score), percent(blind)),
    body: figure(
      words.importanceCaption,
      bars(
        words.importance,
        columns
          .slice(0, TOLD)
          .filter(({ loss }) => loss > 0)
          .map(({ name, loss }) => ({ label: name, value: loss, note: percent(loss) })),
      ),
    ),
  }
}

function inShort(summary: Summary): string {
  if (summary.kind === 'category')
    return summary.top
      .slice(0, 3)
      .map(({ value }) => value)
      .join(', ')
      .slice(0, 80)
  const [least, , middle, , most] = summary.quartiles
  return `${shown(least)} … ${shown(middle)} … ${shown(most)}`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
