/** Every publication, newest first, and the way back to one. */
import { useQuery } from '@tanstack/react-query'
import type { ListVersion, Published } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { type ListName, versionsQuery } from '../api/lists.ts'
import { useSayWhen } from '../house/when.ts'
import { Dialog } from '../shell/dialog.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Said } from '../shell/said.tsx'
import { StateMark } from '../shell/state-mark.tsx'
import { useListsWords } from './words.ts'

export function VersionsDialog({ list, onClose }: { list: ListName; onClose: () => void }) {
  const { history: words } = useListsWords()
  const { slug, may } = useHouse()
  const versions = useQuery(versionsQuery(slug, list))
  const restore = useHouseWrite<Published>(['menu', 'dish', 'wine'])
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <p>{words.about}</p>
      <Said error={restore.error} />
      <p className="unseen" role="status">
        {restore.isSuccess && words.restored(restore.data.version)}
      </p>
      <Loaded query={versions} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul className="rows">
              {items.map((version) => (
                <li key={version.version}>
                  <VersionLine
                    version={version}
                    mayRestore={may('lists.write')}
                    isBusy={restore.isPending}
                    onRestore={() =>
                      restore.mutate({ path: `/${list}/versions/${version.version}/restore`, method: 'POST' })
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  )
}

interface LineProps {
  version: ListVersion
  mayRestore: boolean
  isBusy: boolean
  onRestore: () => void
}

function VersionLine({ version, mayRestore, isBusy, onRestore }: LineProps) {
  const { history: words } = useListsWords()
  const sayWhen = useSayWhen()
  const notes = [sayWhen(version.made_at), version.made_by && words.by(version.made_by), version.note].filter(Boolean)
  return (
    <div className="row-line">
      <p className="row-link-text">
        <span className="row-link-name">
          {words.version(version.version)} · {words.items(version.items)}
        </span>
        <span className="row-link-note">{notes.join(' · ')}</span>
      </p>
      {version.state === 'published' ? (
        <StateMark tone="well">{words.now}</StateMark>
      ) : (
        mayRestore && (
          <button type="button" className="button" aria-disabled={isBusy} onClick={onRestore}>
            {words.restore}
          </button>
        )
      )}
    </div>
  )
}
