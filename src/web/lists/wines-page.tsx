/** The wines of the house: stock, sold out, open bottles, prices and cost, found by word, colour or what is missing. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHouse } from '../api/house.ts'
import { winesQuery } from '../api/lists.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { ListWays } from './list-ways.tsx'
import { WineDialog } from './wine-dialog.tsx'
import { Wines } from './wines.tsx'
import { useListsWords } from './words.ts'

export function WinesPage() {
  const words = useListsWords()
  const { slug, may } = useHouse()
  const wines = useQuery(winesQuery(slug))
  const [isAdding, setIsAdding] = useState(false)
  const soldOut = wines.data?.filter(({ is_sold_out }) => is_sold_out).length ?? 0
  return (
    <>
      <PageHead title={words.wines.title} about={wines.data ? words.wines.about(wines.data.length, soldOut) : ' '}>
        {may('lists.write') && (
          <>
            <button type="button" className="button" onClick={() => setIsAdding(true)}>
              {words.wines.add}
            </button>
            <Link className="button" to="/casa/$slug/importar" params={{ slug }} search={{ que: 'vinos' }}>
              {words.bring}
            </Link>
            <ListWays list="wines" />
          </>
        )}
      </PageHead>
      <Loaded query={wines} lines={10}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.wines.emptyTitle} text={words.wines.empty}>
              {may('lists.write') && (
                <Link
                  className="button button-strong"
                  to="/casa/$slug/importar"
                  params={{ slug }}
                  search={{ que: 'vinos' }}
                >
                  {words.wines.bring}
                </Link>
              )}
            </Empty>
          ) : (
            <Wines wines={all} />
          )
        }
      </Loaded>
      {isAdding && <WineDialog wine={null} onClose={() => setIsAdding(false)} />}
    </>
  )
}
