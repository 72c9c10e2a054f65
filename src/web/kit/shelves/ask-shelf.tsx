/** The question: untouched, written on, with dishes on the table. */
import { Ask } from '../../ask/ask.tsx'
import { Examples } from '../../ask/examples.tsx'
import '../../shell/app.css'
import type { Table } from '../../state/table.ts'
import { Shelf } from './shelf.tsx'

const nothing = () => {}
const BLANK: Table = {
  kept: [],
  draft: '',
  dishes: [],
  type: nothing,
  keepDraft: nothing,
  add: nothing,
  toggle: nothing,
  remove: nothing,
  clear: nothing,
}
const STATES: readonly [string, Table][] = [
  ['blank', BLANK],
  ['written', { ...BLANK, draft: 'lomo saltado' }],
  ['lines', { ...BLANK, draft: 'ceviche mixto\nAJÍ DE GALLINA\ntorta de chocolate' }],
  [
    'table',
    { ...BLANK, kept: ['CEVICHE DE PESCADO', 'Anticuchos de corazón con papa dorada, choclo y ají de la casa'] },
  ],
]

export function AskShelf() {
  return (
    <Shelf title="Ask">
      {STATES.map(([name, table]) => (
        <div key={name} className="slate">
          <Ask table={table} onGo={nothing} />
        </div>
      ))}
      <Examples onPick={nothing} />
    </Shelf>
  )
}
