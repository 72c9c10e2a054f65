/** This phone: what waits to be sent, what was refused, who holds it, and whether it works without the network. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { membershipIn, useMe } from '../api/me.ts'
import type { Shell } from '../offline/use-shell.ts'
import '../shell/button.css'
import { CloseIcon } from '../shell/icons.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { SlipList } from './slip-list.tsx'
import './status-sheet.css'
import { useRoomLight } from './use-room-light.ts'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

interface Props {
  shell: Shell
  onChangePerson: () => Promise<void>
  onClose: () => void
}

export function StatusSheet({ shell, onChangePerson, onClose }: Props) {
  const { status } = useServiceWords()
  const { slug, session, queue, copy, isOffline, person } = useService()
  const { light, turn } = useRoomLight()
  const { me } = useMe()
  const seesHome = me !== null && membershipIn(me, slug)?.permissions.includes('insight.read') === true
  const dialog = useRef<HTMLDialogElement>(null)
  const [isLeaving, setIsLeaving] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const waiting = queue.slips.filter(({ state }) => state === 'waiting')
  const refused = queue.slips.filter(({ state }) => state === 'refused')
  return (
    <dialog ref={dialog} className="status-sheet" aria-labelledby="status-title" onClose={onClose}>
      <div className="status-sheet-head">
        <h2 id="status-title">{status.title}</h2>
        <button type="button" aria-label={status.close} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      {refused.length > 0 && (
        <section>
          <h3>{status.refusedTitle}</h3>
          <SlipList slips={refused} queue={session.queue} />
        </section>
      )}
      <section>
        <h3>{status.queueTitle}</h3>
        {waiting.length === 0 ? <p>{status.queueEmpty}</p> : <SlipList slips={waiting} queue={session.queue} />}
        {waiting.length > 0 && <p>{session.store.isLasting ? status.queueHint : status.notLasting}</p>}
      </section>
      <div className="status-sheet-ways">
        <button
          type="button"
          className="button button-strong"
          aria-disabled={copy.isAsking}
          onClick={() => {
            void session.queue.send()
            void session.copy.refresh()
          }}
        >
          {copy.isAsking ? status.asking : queue.isSending ? status.sending : status.refresh}
        </button>
        {shell.install && (
          <button type="button" className="button" onClick={shell.install}>
            {status.install}
          </button>
        )}
      </div>
      <section>
        {shell.state === 'insecure' || shell.state === 'unsupported' ? (
          <div className="status-sheet-warning">
            <h3>{status.insecureTitle}</h3>
            <p>{status.insecure}</p>
          </div>
        ) : (
          <p className="status-sheet-ready">
            {shell.state === 'ready' ? status.offlineReady : status.offlinePreparing}
            {shell.install === null && !isInstalled() && <small> {status.installHint}</small>}
          </p>
        )}
      </section>
      <section>
        {person !== '' && <p>{status.person(person)}</p>}
        <div className="status-sheet-ways">
          <button
            type="button"
            className="button"
            disabled={isOffline || isLeaving}
            onClick={() => {
              setIsLeaving(true)
              void onChangePerson().catch(() => setIsLeaving(false))
            }}
          >
            {status.change}
          </button>
          <button type="button" className="button" onClick={turn}>
            {light === 'dark' ? status.light : status.dark}
          </button>
          <LanguageChoice label={status.language} />
          {/* whoever only serves starts here: for him the way out is the menu */}
          <Link className="button" to={seesHome ? '/casa/$slug' : '/casa/$slug/carta'} params={{ slug }}>
            {status.backToHouse}
          </Link>
        </div>
        {isOffline && <p>{status.changeOffline}</p>}
      </section>
    </dialog>
  )
}

function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}
