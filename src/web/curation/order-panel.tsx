/** What can be decided about one wine with one dish, and all that speaks for and against it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Curation, CurationRequest, HousePairing } from '../../contract/house/curation.ts'
import type { Recommendation } from '../../contract/results.ts'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import { AbrazoFigure } from '../wine/abrazo-figure.tsx'
import { EvidenceList } from '../wine/evidence-list.tsx'
import { PartsList } from '../wine/parts-list.tsx'
import { Says } from '../wine/says.tsx'
import { ServingCard } from '../wine/serving-card.tsx'
import { useLang } from '../words/speech.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { ORDERED } from './questions.ts'
import type { Decisions } from './use-decisions.ts'
import { VetoDialog } from './veto-dialog.tsx'
import { useCurationWords } from './words.ts'

interface Props {
  pairing: HousePairing
  wine: Recommendation
  name: string
  rank: number
  count: number
  decision: Curation | null
  decisions: Decisions
  onMove: (to: number) => void
}

export function OrderPanel({ pairing, wine, name, rank, count, decision, decisions, onMove }: Props) {
  const { dish: words, veto } = useCurationWords()
  const lang = useLang()
  const { slug } = useHouse()
  const [dialog, setDialog] = useState<'veto' | 'note' | null>(null)
  const { dish_id: dishId } = pairing
  const wineId = wine.wine_id ?? ''
  const decide = (request: CurationRequest, said: string) => decisions.decide(dishId, wineId, request, decision, said)
  const takeBack = () => decisions.takeBack(dishId, wineId, decision, words.said.take_back(name))
  return (
    <div className="order-panel">
      <h3 className="unseen">{name}</h3>
      <div className="order-ways">
        {wine.house === 'approve' && (
          <button type="button" className="button" onClick={takeBack}>
            {words.unapprove}
          </button>
        )}
        {wine.house === undefined && (
          <button
            type="button"
            className="button button-strong"
            onClick={() => decide({ state: 'approve' }, words.said.approve(name))}
          >
            {words.approve}
          </button>
        )}
        {wine.house === 'pin' ? (
          <button type="button" className="button" onClick={takeBack}>
            {words.unpin}
          </button>
        ) : (
          // Pins come before all others: what is pinned here pins what stands above it.
          rank < ORDERED && (
            <button type="button" className="button" onClick={() => onMove(rank)}>
              {words.pin}
            </button>
          )
        )}
        {rank > 1 && (
          <button type="button" className="button" onClick={() => onMove(0)}>
            {words.toTop}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={rank === 0 || rank > ORDERED}
          onClick={() => onMove(rank - 1)}
        >
          {words.up}
        </button>
        <button
          type="button"
          className="button"
          disabled={rank + 1 >= Math.min(count, ORDERED)}
          onClick={() => onMove(rank + 1)}
        >
          {words.down}
        </button>
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setDialog('note')}>
          {words.note}
        </button>
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setDialog('veto')}>
          {words.veto}
        </button>
        <Link className="button" to="/casa/$slug/maridajes/vino/$wine" params={{ slug, wine: wineId }}>
          {words.wineItself}
        </Link>
      </div>
      {decision && decision.note[lang] !== '' && <p className="order-note">{decision.note[lang]}</p>}
      <Says reasons={wine.reasons} cautions={wine.cautions} />
      <h4 className="unseen">{words.why}</h4>
      <div className="order-why">
        <AbrazoFigure dish={{ dish: pairing.dish }} outline={pairing.result.outline} wine={wine} />
        <div>
          <EvidenceList evidence={wine.evidence} />
          <PartsList wine={wine} />
        </div>
        <ServingCard serving={wine.serve} />
      </div>
      {dialog === 'veto' && (
        <VetoDialog
          wine={name}
          onClose={() => setDialog(null)}
          onVeto={(reason) => {
            setDialog(null)
            decide({ state: 'veto', note: { es: reason, en: reason } }, veto.done(name))
          }}
        />
      )}
      {dialog === 'note' && (
        <NoteDialog
          wine={name}
          note={decision?.note ?? { es: '', en: '' }}
          approves={decision === null}
          onClose={() => setDialog(null)}
          onSave={(note) => {
            setDialog(null)
            const state = decision?.state ?? 'approve'
            const position = decision?.position ?? null
            decide({ state, ...(position === null ? {} : { position }), note }, words.said.note(name))
          }}
        />
      )}
    </div>
  )
}
