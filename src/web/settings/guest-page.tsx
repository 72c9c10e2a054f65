/** The page for guests: open or closed, its code, its print, its ways to be shared. */
import { useQuery } from '@tanstack/react-query'
import type { Sharing } from '../../contract/house/guest-menu.ts'
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import { houseQuery } from '../api/house.ts'
import '../shell/button.css'
import { CopyField } from '../shell/copy-field.tsx'
import { Switch } from '../shell/form.tsx'
import { ReachNote } from '../shell/reach-note.tsx'
import { Said } from '../shell/said.tsx'
import { useSetting } from './use-setting.ts'
import { useSettingsWords } from './words.ts'

export function GuestPage({ house }: { house: HouseSettings }) {
  const { guests: words } = useSettingsWords()
  const { set, error, isPending } = useSetting(house)
  const { slug, public_url: url, is_public: isOpen } = house
  const api = `/api/v1/restaurants/${slug}`
  return (
    <section className="sheet" aria-labelledby="guest-page">
      <h2 id="guest-page">{words.title}</h2>
      <Switch
        label={words.isPublic}
        hint={isOpen ? words.isPublicHint : words.closed}
        isOn={isOpen}
        isBusy={isPending}
        onTurn={(is_public) => set({ is_public })}
      />
      <Said error={error} />
      {isOpen && (
        <div className="guest-page">
          <img className="guest-page-code" src={`${api}/qr.svg`} width="180" height="180" alt={words.qrPreview} />
          <div className="guest-page-ways">
            <CopyField label={words.link} value={url} />
            <ReachNote url={url} />
            <div className="settings-ways">
              <a className="button" href={url} target="_blank" rel="noreferrer">
                {words.open}
              </a>
              <a className="button" href={`${api}/qr.svg`} download={`${slug}-qr.svg`}>
                {words.qr}
              </a>
              <a className="button" href={`${api}/print.pdf?lang=es`} download={`${slug}.pdf`}>
                {words.pdf}
              </a>
              <a className="button" href={`${api}/print.pdf?lang=en`} download={`${slug}-en.pdf`}>
                {words.pdfEn}
              </a>
            </div>
            <Share slug={slug} />
          </div>
        </div>
      )}
    </section>
  )
}

/** WhatsApp, and HTML for the house's own site. */
function Share({ slug }: { slug: string }) {
  const { guests: words } = useSettingsWords()
  const { data } = useQuery(houseQuery<Sharing>({ slug, path: '/snippet', topics: ['restaurant', 'menu', 'wine'] }))
  if (!data) return null
  return (
    <>
      <div className="settings-ways">
        <a className="button" href={data.whatsapp.url} target="_blank" rel="noreferrer">
          {words.whatsapp}
        </a>
      </div>
      <details>
        <summary>{words.snippet}</summary>
        <p className="field-hint">{words.snippetHint}</p>
        <div className="form">
          <Code label={words.frame} code={data.iframe} />
          <Code label={words.html} code={data.html} />
        </div>
      </details>
    </>
  )
}

function Code({ label, code }: { label: string; code: string }) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <textarea readOnly rows={4} value={code} onFocus={(event) => event.currentTarget.select()} />
    </label>
  )
}
