/** Taking the data along, seeing who did what, deleting the house. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { startAfresh } from '../api/me.ts'
import '../shell/button.css'
import { Dialog } from '../shell/dialog.tsx'
import { Field, Form } from '../shell/form.tsx'
import { Said } from '../shell/said.tsx'
import { AuditLog } from './audit-log.tsx'
import { useSettingsWords } from './words.ts'

export function HouseData({ house }: { house: HouseSettings }) {
  const { data: words } = useSettingsWords()
  const { may } = useHouse()
  const [isDeleting, setIsDeleting] = useState(false)
  return (
    <section className="sheet" aria-labelledby="house-data">
      <h2 id="house-data">{words.title}</h2>
      <p>{words.about}</p>
      <div className="settings-ways">
        <a className="button" href={`/api/v1/restaurants/${house.slug}/export`} download={`${house.slug}.json`}>
          {words.export}
        </a>
        <button type="button" className="button" onClick={() => setIsDeleting(true)}>
          {words.remove}
        </button>
      </div>
      {may('audit.read') && <AuditLog slug={house.slug} />}
      {isDeleting && <DeleteDialog slug={house.slug} onClose={() => setIsDeleting(false)} />}
    </section>
  )
}

function DeleteDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { data: words } = useSettingsWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [isWrong, setIsWrong] = useState(false)
  const remove = useHouseWrite([])
  const submit = ({ confirm = '' }: Record<string, string>) => {
    setIsWrong(confirm !== slug)
    if (confirm !== slug) return
    remove.mutate(
      { path: '', method: 'DELETE', body: { confirm } },
      {
        onSuccess: async () => {
          await navigate({ to: '/casa' })
          await startAfresh(client)
        },
      },
    )
  }
  return (
    <Dialog title={words.remove} isOpen onClose={onClose}>
      <p>{words.removeAbout(slug)}</p>
      <Form onSubmit={submit}>
        <Field
          label={words.removeLabel}
          name="confirm"
          autoComplete="off"
          autoCapitalize="none"
          required
          error={isWrong ? words.removeWrong : ''}
        />
        <Said error={remove.error} />
        <div className="form-ends">
          <button type="submit" className="button button-strong" aria-disabled={remove.isPending}>
            {words.removeGo}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
