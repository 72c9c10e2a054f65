/** Who did what in the house, in sentences. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditLine } from '../../contract/house/people.ts'
import { houseQuery, type Topic } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import { Loaded } from '../shell/loaded.tsx'
import { auditEn } from '../words/audit.en.ts'
import { type AuditWords, auditEs } from '../words/audit.es.ts'
import { useSpoken } from '../words/speech.tsx'
import { useSettingsWords } from './words.ts'

const TOPICS: readonly Topic[] = ['restaurant', 'menu', 'dish', 'wine', 'import', 'curation', 'house_profile', 'job']

export function AuditLog({ slug }: { slug: string }) {
  const { data: words } = useSettingsWords()
  const audit = useSpoken({ es: auditEs, en: auditEn })
  const sayWhen = useSayWhen()
  const [isOpen, setIsOpen] = useState(false)
  const lines = useQuery({
    ...houseQuery<{ items: AuditLine[] }>({ slug, path: '/audit', topics: TOPICS }),
    enabled: isOpen,
  })
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.audit}</summary>
      {isOpen && (
        <Loaded query={lines} lines={4}>
          {({ items }) => (
            <ul className="audit">
              {items.length === 0 && <li>{words.auditNone}</li>}
              {items.map((line) => (
                <li key={line.id}>
                  <span>
                    <strong>{actorOf(line, audit)}</strong> {sayDeed(line, audit)}
                  </span>
                  <span className="row-link-note">{sayWhen(line.at)}</span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </details>
  )
}

type Deed = Pick<AuditLine, 'action' | 'subject_name' | 'details'>

/** A deed without a sentence keeps its code: better than nothing said. */
export function sayDeed({ action, subject_name: it, details }: Deed, { said }: AuditWords): string {
  const detail = (name: string) => {
    const value = details[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return said[action]?.({ it, detail }) ?? action
}

function actorOf({ actor, actor_name: name }: AuditLine, words: AuditWords): string {
  if (name !== '') return name
  return actor === 'system' ? words.system : words.someone
}
