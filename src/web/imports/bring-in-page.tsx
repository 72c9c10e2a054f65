/** Bring in a menu or a list: a file, a photo, a link or pasted text. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { NewImport } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { bringIn, importsQuery } from '../api/imports.ts'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Said } from '../shell/said.tsx'
import { BringFile } from './bring-file.tsx'
import './bring-in.css'
import { BringLink, BringText } from './bring-words.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { useImportsWords } from './words.ts'

type Kind = NewImport['kind']
const KINDS: readonly Kind[] = ['menu', 'wines']

export function BringInPage() {
  const { bring: words } = useImportsWords()
  const { slug } = useHouse()
  const { que } = useSearch({ from: '/casa/$slug/importar' })
  const [kind, setKind] = useState<Kind>(que === 'vinos' ? 'wines' : 'menu')
  const navigate = useNavigate()
  const earlier = useQuery(importsQuery(slug))
  const bringing = useMutation({
    mutationFn: (what: Omit<NewImport, 'kind'>) => bringIn(slug, { kind, ...what }),
    onSuccess: ({ id }) => navigate({ to: '/casa/$slug/importar/$id', params: { slug, id } }),
  })
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <div className="sheets bring-in">
        <section className="sheet" aria-label={words.title}>
          <fieldset className="bring-in-kinds">
            <legend className="label">{words.what}</legend>
            {KINDS.map((one) => (
              <label key={one}>
                <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
                <span>{words[one]}</span>
              </label>
            ))}
          </fieldset>
          <BringFile isBusy={bringing.isPending} onBring={(file) => bringing.mutate({ file })} />
          <Said error={bringing.error} />
        </section>
        <section className="sheet" aria-labelledby="bring-others">
          <h2 id="bring-others">{words.others}</h2>
          <div className="bring-in-others">
            <BringLink isBusy={bringing.isPending} onBring={(url) => bringing.mutate({ url })} />
            <BringText isBusy={bringing.isPending} onBring={(text) => bringing.mutate({ text })} />
          </div>
        </section>
        <Loaded query={earlier} lines={2}>
          {(imports) => (imports.length === 0 ? null : <EarlierImports imports={imports} />)}
        </Loaded>
      </div>
    </>
  )
}
