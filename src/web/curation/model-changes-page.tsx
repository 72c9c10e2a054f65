/** What a model that waits would change on this menu: dish by dish, the first wine now and then. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ModelChanges } from '../../contract/house/curation.ts'
import { useHouse } from '../api/house.ts'
import { Empty } from '../shell/empty.tsx'
import { ChevronIcon } from '../shell/icons.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { scoreWord } from '../wine/score-word.tsx'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './dish-pairing.css'
import './model-changes.css'
import { modelChangesQuery } from './questions.ts'
import { useCurationWords } from './words.ts'

type Change = ModelChanges['changes'][number]

export function ModelChangesPage() {
  const { model: words } = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const { version } = useParams({ from: '/casa/$slug/maridajes/modelo/$version' })
  const changes = useQuery(modelChangesQuery(slug, version, lang))
  return (
    <>
      <Link className="dish-pairing-back" to="/casa/$slug/revision" params={{ slug }}>
        <ChevronIcon /> {words.back}
      </Link>
      <PageHead title={words.title} about={words.about} />
      <Loaded query={changes} lines={8}>
        {(found) =>
          found.changes.length === 0 ? (
            <Empty title={words.sameTitle} text={words.same(found.dishes)} />
          ) : (
            <div className="model-changes">
              <p role="status">
                {words.count(found.changes.length, found.dishes)} {found.held > 0 && words.held(found.held)}
              </p>
              <ul>
                {found.changes.map((change) => (
                  <ChangeCard key={change.dish_id} change={change} />
                ))}
              </ul>
            </div>
          )
        }
      </Loaded>
    </>
  )
}

function ChangeCard({ change: { dish_id, dish, before, after } }: { change: Change }) {
  const { model: words } = useCurationWords()
  const { slug } = useHouse()
  return (
    <li className="sheet">
      <h2>
        <Link to="/casa/$slug/maridajes/$dish" params={{ slug, dish: dish_id }}>
          {quieten(dish)}
        </Link>
      </h2>
      <dl>
        <FirstWine label={words.before} wine={before} />
        <FirstWine label={words.after} wine={after} />
      </dl>
    </li>
  )
}

function FirstWine({ label, wine }: { label: string; wine: Change['before'] }) {
  const all = useWords()
  const { model: words } = useCurationWords()
  return (
    <div>
      <dt className="label">{label}</dt>
      <dd>
        <b>{wine ? quietenName(wine.wine) : words.none}</b>
        {wine && <span> {scoreWord(wine.score, all)}</span>}
        {wine?.reason && <p>{wine.reason}</p>}
      </dd>
    </div>
  )
}
