/** How many sat down today: what everything per cover is counted by. */
import { useHouseWrite } from '../api/house.ts'
import { dayBefore } from '../api/insight.ts'
import { useHouseWords } from '../house/words.ts'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { useInsightWords } from './words.ts'

export function CoversToday() {
  const { sales: words } = useInsightWords()
  const { state } = useHouseWords()
  const note = useHouseWrite(['sales'])
  return (
    <section className="sheet covers-today" aria-label={words.coversToday}>
      <Form
        onSubmit={({ covers = '' }) =>
          note.mutate({
            path: `/services/${dayBefore(0)}`,
            method: 'PUT',
            body: { shift: 'all', covers: Number(covers) },
          })
        }
      >
        <Field
          label={words.coversToday}
          name="covers"
          inputMode="numeric"
          pattern="\d{1,5}"
          required
          hint={note.isSuccess ? state.saved : words.coversHint}
        />
        <button type="submit" className="button" aria-disabled={note.isPending}>
          {note.isPending ? state.saving : words.saveCovers}
        </button>
      </Form>
      <Said error={note.error} />
    </section>
  )
}
