/** Published: what changed, and what comes next. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { NewImport, Published } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { dishesQuery, winesQuery } from '../api/lists.ts'
import { Empty } from '../shell/empty.tsx'
import { usePageTitle } from '../words/speech.tsx'
import { useImportsWords } from './words.ts'

interface Props {
  kind: NewImport['kind']
  /** null: it was published earlier */
  published: Published | null
}

export function ImportDone({ kind, published }: Props) {
  const { publish: words } = useImportsWords()
  const { slug } = useHouse()
  const isMenu = kind === 'menu'
  const dishes = useQuery({ ...dishesQuery(slug), enabled: !isMenu })
  const wines = useQuery({ ...winesQuery(slug), enabled: isMenu })
  const hasOther = ((isMenu ? wines.data : dishes.data)?.length ?? 0) > 0
  const title = isMenu ? words.doneMenu : words.doneWines
  usePageTitle(`${title} · Maridaje`)
  const counts = published ? words.counts(published.added, published.changed, published.removed, published.kept) : ''
  return (
    <div role="status">
      <Empty title={title} text={counts}>
        {!hasOther && (
          <Link
            className="button button-strong"
            to="/casa/$slug/importar"
            params={{ slug }}
            search={isMenu ? { que: 'vinos' } : {}}
          >
            {isMenu ? words.bringWines : words.bringMenu}
          </Link>
        )}
        <Link className={hasOther ? 'button button-strong' : 'button'} to="/casa/$slug/cobertura" params={{ slug }}>
          {words.toCoverage}
        </Link>
        <Link className="button" to={isMenu ? '/casa/$slug/carta' : '/casa/$slug/vinos'} params={{ slug }}>
          {isMenu ? words.toMenu : words.toWines}
        </Link>
      </Empty>
    </div>
  )
}
